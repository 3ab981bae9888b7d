/**
 * Shows in Wagtail's content checks what the server has found on the page.
 *
 * The server judges and says where: this finds the element there, by what any template
 * shows of it, so that the panel can point at it. What is not found is looked for one
 * step further out: the item it is in, then the page's heading.
 */
(() => {
  const userbar = window.wagtail?.userbar;
  if (!userbar?.registerCheck) return;

  const CHECKS = [
    "curation-title-count",
    "curation-part-gap",
    "curation-hero",
    "curation-item-commentary",
    "curation-item-address",
    "curation-quote-speaker",
    "curation-quote-source",
    "curation-quote-length",
    "curation-quote-share",
    "curation-link-text",
    "curation-image-alt",
  ];

  const HEADINGS = [".curation h1", "main h1", "h1", "main", "body"];

  /** Without spaces: a line break in a template is none in the text. */
  const squeeze = (text) => (text || "").replace(/\s+/g, "");

  const KINDS = {
    quote: {
      selector: "blockquote, [data-curation-quote]",
      fits: (element, text) => squeeze(element.textContent).includes(text),
    },
    link: {
      selector: "a",
      fits: (element, text) => squeeze(element.textContent) === text,
    },
    image: {
      selector: "img",
      fits: (element, text) => squeeze(element.getAttribute("src")) === text,
    },
  };

  /** By its styles alone: the preview may be in a panel that is closed. */
  function isShown(element) {
    for (let one = element; one; one = one.parentElement) {
      if (getComputedStyle(one).display === "none") return false;
    }
    return Boolean(element);
  }

  const heading = () =>
    HEADINGS.map((selector) => document.querySelector(selector)).find(isShown);

  /** The element of a place that no other place has been given. */
  function find({ kind, anchor, text }, taken) {
    const item = anchor ? document.getElementById(anchor) : null;
    const { selector, fits } = KINDS[kind] || {};
    const within = item || document.querySelector(".curation") || document;
    const wanted = squeeze(text);
    const exact =
      selector && wanted
        ? [...within.querySelectorAll(selector)].find(
            (element) =>
              !taken.has(element) && isShown(element) && fits(element, wanted),
          )
        : null;
    return exact || (isShown(item) ? item : heading());
  }

  function elementsAt(places) {
    const taken = new Set();
    for (const place of places) taken.add(find(place, taken));
    return taken;
  }

  // axe asks for one element after the other, with the same options.
  const found = new WeakMap();

  function isWell(element, options) {
    const places = options?.places || [];
    if (!places.length) return true;
    if (!found.has(options)) found.set(options, elementsAt(places));
    return !found.get(options).has(element);
  }

  for (const check of CHECKS) userbar.registerCheck(check, isWell);
})();
