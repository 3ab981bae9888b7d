/** The note under an item’s resource: links to where else it stands. */
(() => {
  const { make } = window.wagtailCuration;

  function line(words, entries) {
    const list = make("ul", {}, ...entries.map((entry) => make("li", {}, entry)));
    return make("div", { className: "curation-nearby__line" }, make("span", {}, words), " ", list);
  }

  /** To an item of this part, wherever it is folded away. */
  function go(target) {
    target.dispatchEvent(new Event("beforematch", { bubbles: true }));
    const focused = target.matches("button, a, input")
      ? target
      : target.querySelector(".chosen:not([hidden]) :is(a, button), input, button");
    (target.closest("[data-streamfield-child]") || target).scrollIntoView({ block: "start" });
    focused?.focus({ preventScroll: true });
  }

  function lineHere(note, here, words) {
    const entries = here.map(({ words: place, url }, at) => {
      const link = make("a", { href: url || "#" }, place);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        go(note.curationTargets[at]);
      });
      return link;
    });
    return line(words.here, entries);
  }

  function lineThere({ named, more }, words) {
    const entries = named.map(({ words: place, url }) => {
      if (!url) return make("span", {}, place);
      const said = make("span", { className: "w-sr-only" }, ` ${words.tab}`);
      return make("a", { href: url, target: "_blank", rel: "noreferrer" }, place, said);
    });
    if (more) entries.push(make("span", {}, more));
    return line(words.there, entries);
  }

  /**
   * `here` are places of this part (`{words, url}`), `there` is what the server tells
   * of others (`{named, more}`) or null. A link of `here` leads to the note’s own
   * `curationTargets`, which may change while the words stay.
   */
  function nearbyNote(here, there, words) {
    const note = make("div", { className: "curation-nearby" });
    if (here.length) note.append(lineHere(note, here, words));
    if (there) note.append(lineThere(there, words));
    return note;
  }

  window.wagtailCuration = { ...window.wagtailCuration, nearbyNote };
})();
