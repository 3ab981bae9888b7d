/** Pull quotes at hand: typed as "> ", pasted with their speaker. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const QUOTE = "pull_quote";
  /** Fewer words in quotation marks are a term that somebody quotes, not a passage. */
  const FEWEST_WORDS = 8;

  const textOf = (block) => (block?.getValue() || "").trim();

  /** Tells Wagtail, which saves by itself, that a field was filled. */
  function fill(block, text) {
    block.setState(text);
    block.widget.input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** On the body of a roundup. */
  class QuotesController extends Controller {
    static values = { words: Object };

    connect() {
      this.listeners = {
        keydown: (event) => this.key(event),
        paste: (event) => this.paste(event),
        change: (event) => this.changed(event),
        focusin: (event) => this.propose(this.itemOf(event.target)),
      };
      Object.entries(this.listeners).forEach(([name, act]) =>
        this.element.addEventListener(name, act, true),
      );
      this.stream?.children.forEach((child) => this.propose(child));
    }

    disconnect() {
      Object.entries(this.listeners).forEach(([name, act]) =>
        this.element.removeEventListener(name, act, true),
      );
    }

    get stream() {
      return this.element.curationStream;
    }

    itemOf(element) {
      return this.stream.children.find((child) => child.element.contains(element));
    }

    /** The stream, and the child of it, in which one types: of an item, or of the body. */
    placeOf(element) {
      const item = this.itemOf(element);
      const inner = item?.block.childBlocks?.content;
      const part = inner?.children?.find((child) => child.element.contains(element));
      const [stream, child] = part ? [inner, part] : [this.stream, item];
      const hasQuotes = Boolean(stream.blockDef.childBlockDefsByName?.[QUOTE]);
      return child && hasQuotes ? { item, stream, child } : null;
    }

    /** The rich text that holds the cursor, and the cursor's paragraph in it. */
    paragraph(event) {
      if (!event.target.isContentEditable) return null;
      const place = this.placeOf(event.target);
      const widget = place?.child.block.widget;
      if (!widget?.input?.draftailEditor) return null;
      const state = widget.getState();
      const selection = state.getSelection();
      const content = state.getCurrentContent();
      const block = content.getBlockForKey(selection.getStartKey());
      if (!selection.isCollapsed() || block.getType() !== "unstyled") return null;
      return { ...place, widget, state, block };
    }

    /** "> " at the beginning of a paragraph is a quote, as it is in e-mails. */
    key(event) {
      if (event.key !== " " || event.ctrlKey || event.metaKey || event.isComposing) return;
      const here = this.paragraph(event);
      if (here?.block.getText() !== ">") return;
      event.preventDefault();
      event.stopPropagation();
      this.makeQuote(here, { text: "" });
    }

    paste(event) {
      const text = event.clipboardData.getData("text/plain");
      if (event.target.matches("textarea")) this.pasteIntoQuote(event, text);
      else this.pasteIntoText(event, text);
    }

    /** A passage in quotation marks, alone in its paragraph. */
    pasteIntoText(event, pasted) {
      const found = window.wagtailCuration.quoteIn(pasted);
      if (!found.isMarked || (!found.speaker && found.words < FEWEST_WORDS)) return;
      const here = this.paragraph(event);
      if (!here || here.block.getText()) return;
      event.preventDefault();
      event.stopPropagation();
      const quote = this.makeQuote(here, found);
      this.tell(quote, found, "made", () => this.backToText(here, quote, pasted));
    }

    /** Takes the paragraph out; what follows it goes on behind the quote. */
    makeQuote({ item, stream, child, widget, state, block }, found) {
      const { ContentState, EditorState } = window.DraftJS;
      const all = state.getCurrentContent().getBlocksAsArray();
      const at = all.findIndex((each) => each.getKey() === block.getKey());
      const without = (blocks) => {
        const content = blocks.length
          ? ContentState.createFromBlockArray(blocks)
          : ContentState.createFromText("");
        return EditorState.moveSelectionToEnd(
          EditorState.push(state, content, "remove-range"),
        );
      };
      const place = stream.children.indexOf(child) + 1;
      const rest = all.slice(at + 1);
      widget.setState(without(all.slice(0, at)));
      if (rest.some((each) => each.getText())) {
        this.insert(stream, place, child.type, without(rest));
      }
      const [, empty] = stream._getChildDataForInsertion({ type: QUOTE });
      const { text = "", speaker = "", role = "" } = found;
      const value = { ...empty, text, speaker_name: speaker, role };
      const quote = this.insert(stream, place, QUOTE, value, { focus: true });
      this.propose(item);
      return { stream, child: quote };
    }

    insert(stream, place, type, value, options = {}) {
      const [definition, , id] = stream._getChildDataForInsertion({ type });
      return stream._insert(definition, value, id, place, options);
    }

    backToText({ stream, child, widget }, quote, pasted) {
      const { ContentState, EditorState } = window.DraftJS;
      stream.deleteBlock(stream.children.indexOf(quote.child), {});
      const state = widget.getState();
      const before = state.getCurrentContent();
      const added = ContentState.createFromText(pasted.trim()).getBlocksAsArray();
      const blocks = before.hasText() ? [...before.getBlocksAsArray(), ...added] : added;
      const content = ContentState.createFromBlockArray(blocks);
      const pushed = EditorState.push(state, content, "insert-fragment");
      widget.setState(EditorState.moveSelectionToEnd(pushed));
      child.block.focus();
    }

    /** The quote whose text this field is; null for any other field. */
    quoteAt(element) {
      const place = this.placeOf(element);
      const isText =
        place?.child.type === QUOTE && element.name?.endsWith(`-value-text`);
      return isText ? place : null;
    }

    hasSpeaker({ child }) {
      const { speaker, speaker_name: name } = child.block.childBlocks;
      return Boolean(speaker?.widget?.input?.value || textOf(name));
    }

    pasteIntoQuote(event, pasted) {
      const field = event.target;
      const quote = this.quoteAt(field);
      const isAll = field.selectionEnd - field.selectionStart === field.value.length;
      const found = window.wagtailCuration.quoteIn(pasted);
      if (!quote || !isAll || !found.speaker || this.hasSpeaker(quote)) return;
      event.preventDefault();
      // Typed for the editor, so that the browser's own undo knows of it.
      document.execCommand("insertText", false, found.text);
      this.name(quote, found, pasted.trim());
    }

    /** Typed: “Words.” – Speaker, or the speaker in the last line. */
    changed(event) {
      const field = event.target;
      if (!field.matches?.("textarea")) return;
      const quote = this.quoteAt(field);
      const typed = field.value;
      if (!quote || quote.child.curationKept === typed || this.hasSpeaker(quote)) return;
      const found = window.wagtailCuration.quoteIn(typed);
      if (!found.speaker) return;
      quote.child.block.childBlocks.text.setState(found.text);
      this.name(quote, found, typed);
    }

    name(quote, found, raw) {
      const { text, speaker_name: name, role } = quote.child.block.childBlocks;
      fill(name, found.speaker);
      const hadRole = textOf(role);
      if (found.role && !hadRole) fill(role, found.role);
      this.tell(quote, found, "named", () => {
        quote.child.curationKept = raw;
        fill(text, raw);
        fill(name, "");
        if (!hadRole) fill(role, "");
        text.focus();
      });
    }

    /** Says what was made of it, until it is undone or worked on. */
    tell({ child }, { speaker, role }, words, undo) {
      child.element.querySelector(".curation-told")?.remove();
      const told = document.createElement("div");
      told.className = "curation-told";
      const said = document.createElement("p");
      said.setAttribute("role", "status");
      const button = document.createElement("button");
      Object.assign(button, {
        type: "button",
        className: "button button-small button-secondary",
        textContent: this.wordsValue.undo,
      });
      told.append(said, button);
      child.element.querySelector(".w-panel__content").append(told);
      const who = [speaker, role].filter(Boolean).join(", ");
      const text = this.wordsValue[who ? words : "unnamed"];
      // Filled when it is there, so that screen readers announce it.
      said.textContent = text.replace("%(speaker)s", who);
      const done = () => {
        told.remove();
        child.element.removeEventListener("input", worked);
      };
      const worked = (event) => event.isTrusted && done();
      child.element.addEventListener("input", worked);
      button.addEventListener("click", () => {
        done();
        undo();
      });
    }

    /** Shows in each quote of an item whose words it takes them for. */
    propose(item) {
      const { resource, content } = item?.block.childBlocks || {};
      if (!resource?.widget || !content?.children) return;
      const main = resource.getState()?.people;
      content.children
        .filter(({ type }) => type === QUOTE)
        .forEach(({ block: { childBlocks } }) => {
          const elsewhere = textOf(childBlocks.source_url) || textOf(childBlocks.source_title);
          const source = childBlocks.source?.getState?.();
          const own = elsewhere ? "" : main;
          const people = source?.id ? source.people : own;
          const field = childBlocks.speaker_name?.widget?.input;
          if (field) field.placeholder = people || "";
        });
    }
  }

  app.register("curation-quotes", QuotesController);
})();
