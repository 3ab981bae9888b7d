/** The panel under a body that takes a list of links and says how far it is. */
(() => {
  const { make } = window.wagtailCuration;

  /**
   * `acts` are functions by button, in the buttons’ order, and `words(name)` is what
   * they are called. Returns `{panel, label, area, said, bar, buttons}`; the buttons
   * are hidden.
   */
  function linksPanel(acts, words) {
    const said = make("p", { className: "curation-links__said", role: "status" });
    const bar = make("progress", { hidden: true, value: 0, "aria-hidden": "true" });
    const area = make("textarea", { rows: 5, spellcheck: false });
    const label = make("label", { hidden: true }, words("label"), area);
    const buttons = {};
    Object.entries(acts).forEach(([name, act]) => {
      buttons[name] = make("button", {
        type: "button",
        className: "button button-small button-secondary",
        textContent: words(name),
        hidden: true,
        onclick: () => act(),
      });
    });
    const panel = make(
      "div",
      { className: "curation-links", role: "group", "aria-label": words("group") },
      label,
      said,
      bar,
      make("div", { className: "curation-links__buttons" }, ...Object.values(buttons)),
    );
    return { panel, label, area, said, bar, buttons };
  }

  window.wagtailCuration = { ...window.wagtailCuration, linksPanel };
})();
