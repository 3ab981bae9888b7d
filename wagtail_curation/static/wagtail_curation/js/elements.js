/** Elements and sentences, as the editor’s scripts make them. */
(() => {
  /** `make("p", {className: "x", "aria-label": "y"}, "words", child)` */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => {
      if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    });
    element.append(...children);
    return element;
  }

  /** Words with `%(name)s` in them, and the values in their places. */
  const formatted = (words, values = {}) =>
    (words || "").replace(/%\((\w+)\)s/g, (_, key) => values[key] ?? "");

  window.wagtailCuration = { ...window.wagtailCuration, make, formatted };
})();
