/**
 * A quote in what somebody pastes or types: “Words.” – Speaker, role. As far as a pasted
 * text goes this agrees with `importers/attribution.py`, which reads whole documents.
 */
(() => {
  const OPENING = "\"“”„«»‹›'‘’‚「『";
  const CLOSING = "\"”“»«›‹'‘’」』";
  const DASH = "(?:[–—―~]|-{1,2})";
  const IN_ITS_LINE = new RegExp(`^\\s*${DASH}\\s*(\\S[^\\n]*)$`, "u");
  const AFTER_A_MARK = new RegExp(`^([^]*[${CLOSING}])\\s*,?\\s*${DASH}\\s*([^\\n]+)$`, "u");
  const BEFORE_ROLE = /,\s+|\s*[(;]\s*|\s[–—-]\s/u;
  const MOST_WORDS = 16;

  const words = (text) => text.split(/\s+/).filter(Boolean).length;

  /** "Ada Lind, editor" as `{speaker, role}`; null when it names nobody. */
  function credit(text) {
    const who = text.trim();
    const isName = /^[\p{Lu}\p{Lo}@]/u.test(who) && !who.includes("://");
    if (!isName || words(who) > MOST_WORDS) return null;
    const cut = who.match(BEFORE_ROLE);
    if (!cut) return { speaker: who.replace(/\.$/, ""), role: "" };
    const role = who.slice(cut.index + cut[0].length).replace(/[\s).]+$/, "");
    return { speaker: who.slice(0, cut.index).trim(), role };
  }

  function split(text) {
    const lines = text.split("\n");
    const own = lines.length > 1 && lines.at(-1).match(IN_ITS_LINE);
    if (own) return [lines.slice(0, -1).join("\n").trim(), own[1]];
    const after = text.match(AFTER_A_MARK);
    return after ? [after[1].trim(), after[2]] : [text, ""];
  }

  const isMarked = (text) =>
    text.length > 2 && OPENING.includes(text[0]) && CLOSING.includes(text.at(-1));

  /** Without the marks round it, where they can only be a pair; else the server looks. */
  function bare(text) {
    const inner = text.slice(1, -1);
    const pair = [text[0], text.at(-1)];
    const isPair = isMarked(text) && !pair.some((mark) => inner.includes(mark));
    return isPair ? inner.trim() : text;
  }

  /** `{text, speaker, role, isMarked, words}`; `speaker` may be "". */
  function quoteIn(pasted) {
    const text = pasted.replace(/\r\n?/g, "\n").trim();
    const [before, named] = split(text);
    const found = named && before ? credit(named) : null;
    const quote = found ? before : text;
    return {
      text: bare(quote),
      speaker: "",
      role: "",
      ...found,
      isMarked: isMarked(quote),
      words: words(quote),
    };
  }

  window.wagtailCuration = { ...window.wagtailCuration, quoteIn };
})();
