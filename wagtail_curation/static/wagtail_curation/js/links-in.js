/**
 * The links in what somebody pastes or drops, as `[{url, title}]`: from a list of
 * addresses, from HTML, from Markdown, from lines of text. Nothing is loaded for it.
 */
(() => {
  const ADDRESS = /https?:\/\/[^\s<>"“”„«»]+/gi;
  const MARKDOWN = /\[([^\]\n]*)\]\((https?:\/\/[^\s)]+)[^)\n]*\)/gi;
  // "example.org/page" or a DOI; alone in its line.
  const BARE = /^(?:[\w-]+\.)+[\w-]+\/\S+$/;
  const BULLET = /^\s*(?:[-*•–]|\d+[.)])\s+/;

  const clean = (text) => (text || "").replace(/\s+/g, " ").trim();

  const count = (text, letter) => text.split(letter).length;

  /** Without the sentence's punctuation; a bracket goes if it was not opened inside. */
  function trimmed(address) {
    let url = address;
    for (;;) {
      const last = url.at(-1);
      const isClosing = last === ")" && count(url, ")") > count(url, "(");
      if (!isClosing && !".,;:!?'’*]".includes(last)) return url;
      url = url.slice(0, -1);
    }
  }

  function inHtml(html) {
    if (!html) return [];
    // A document without a window: no script runs in it and no picture is fetched.
    const found = new DOMParser().parseFromString(html, "text/html");
    return [...found.querySelectorAll("a[href]")]
      .map((a) => ({ url: a.getAttribute("href").trim(), title: clean(a.textContent) }))
      .filter(({ url }) => /^https?:\/\//i.test(url));
  }

  function inLine(line) {
    const text = line.replace(BULLET, "");
    const named = [...text.matchAll(MARKDOWN)];
    if (named.length) return named.map(([, title, url]) => ({ url, title: clean(title) }));
    const found = text.match(ADDRESS) || [];
    if (found.length !== 1) return found.map((url) => ({ url: trimmed(url), title: "" }));
    const title = clean(text.replace(found[0], " ")).replace(/^[\s:–—|-]+|[\s:–—|-]+$/g, "");
    return [{ url: trimmed(found[0]), title }];
  }

  function inText(text) {
    const lines = (text || "").split(/\r?\n/).filter((line) => line.trim());
    const bare = lines.map((line) => line.replace(BULLET, "").trim());
    const all = /^https?:\/\//i;
    if (bare.length > 1 && bare.every((line) => all.test(line) || BARE.test(line))) {
      return bare
        .filter((line) => !/\s/.test(line))
        .map((line) => ({ url: line, title: "" }));
    }
    return lines.flatMap(inLine);
  }

  /** Each address once, in order; the first title that is not the address itself. */
  function once(links) {
    const found = new Map();
    links.forEach(({ url, title }) => {
      const said = title === url ? "" : title;
      const before = found.get(url);
      if (!before) found.set(url, { url, title: said });
      else if (!before.title) before.title = said;
    });
    return [...found.values()];
  }

  /** `data` is a DataTransfer: a clipboard's, or a drag's. */
  function linksIn(data) {
    const text = data.getData("text/plain").trim();
    const inPlain = once(inText(text));
    const inMarkup = once(inHtml(data.getData("text/html")));
    // An address copied from a browser comes with markup too, and means itself.
    if (inPlain.length === 1 && inPlain[0].url === text) return inPlain;
    if (inMarkup.length > 0 && inMarkup.length >= inPlain.length) return inMarkup;
    if (inPlain.length) return inPlain;
    const list = data.getData("text/uri-list").split(/\r?\n/);
    const listed = list.filter((line) => line && !line.startsWith("#"));
    return once(listed.map((url) => ({ url: url.trim(), title: "" })));
  }

  /** An address by its host; other words cut short. */
  function hostOf(text) {
    try {
      return new URL(text).host;
    } catch {
      return text.length > 40 ? `${text.slice(0, 40)}…` : text;
    }
  }

  const linksInText = (text) => once(inText(text));
  window.wagtailCuration = { ...window.wagtailCuration, hostOf, linksIn, linksInText };
})();
