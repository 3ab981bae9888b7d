/** From item to item without the mouse, and the cursor where one types next. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const ITEM = "numbered_resource";
  const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

  /** Puts the cursor behind what is written in a rich text block. */
  function writeIn({ block: { widget } }) {
    const { EditorState } = window.DraftJS;
    widget.setState(EditorState.moveSelectionToEnd(widget.getState()));
    // At once: Wagtail's own focus waits, and what is typed meanwhile goes elsewhere.
    widget.input.draftailEditor.focus();
  }

  /** On the body of a roundup. */
  class ComposeController extends Controller {
    static values = { words: Object };

    connect() {
      this.form = this.element.closest("form");
      this.onKey = (event) => this.key(event);
      this.onPlaced = (event) => this.placed(event);
      this.onDone = (event) => this.go(event, event.detail.child);
      // Before Draftail, for which this would be a new paragraph.
      this.form?.addEventListener("keydown", this.onKey, true);
      this.element.addEventListener("curation-paste:placed", this.onPlaced);
      this.element.addEventListener("curation-links:done", this.onDone);
      this.build();
    }

    disconnect() {
      this.form?.removeEventListener("keydown", this.onKey, true);
      this.element.removeEventListener("curation-paste:placed", this.onPlaced);
      this.element.removeEventListener("curation-links:done", this.onDone);
      this.panel.remove();
    }

    get stream() {
      return this.element.curationStream;
    }

    get canAdd() {
      return Boolean(this.stream.blockDef.childBlockDefsByName[ITEM]);
    }

    build() {
      const { add, hint, keys, full } = this.wordsValue;
      const button = document.createElement("button");
      Object.assign(button, {
        type: "button",
        className: "button button-small button-secondary",
        textContent: add,
      });
      button.setAttribute("aria-keyshortcuts", `${IS_MAC ? "Meta" : "Control"}+Enter`);
      button.addEventListener("click", () => this.append());
      const said = document.createElement("span");
      said.className = "curation-compose__hint";
      said.textContent = hint.replace("%(keys)s", IS_MAC ? "⌘ Enter" : keys);
      this.said = document.createElement("p");
      this.said.className = "curation-compose__said";
      this.said.setAttribute("role", "status");
      this.full = full;
      this.panel = document.createElement("div");
      this.panel.className = "curation-compose";
      this.panel.append(button, said, this.said);
      this.panel.hidden = !this.canAdd;
      this.element.append(this.panel);
    }

    key(event) {
      const { altKey, ctrlKey, metaKey, shiftKey, isComposing } = event;
      if (!(ctrlKey || metaKey) || altKey || shiftKey || isComposing) return;
      if (this.element.closest(".content-locked")) return;
      if (event.key === "Enter") this.goOn(event);
      else if (event.key === "z") this.takeBack(event);
    }

    /** Pasted a moment ago and nothing written since: undoing means the paste. */
    takeBack(event) {
      const child = this.stream.children[this.placeOf(event.target)];
      const chooser = child?.block.childBlocks?.resource?.widget?.chooserElement;
      if (!chooser || !event.target.isContentEditable || this.words(child)) return;
      const field = app.getControllerForElementAndIdentifier(chooser, "curation-paste");
      if (!field || field.undoTarget.hidden) return;
      event.preventDefault();
      event.stopPropagation();
      field.undo();
    }

    goOn(event) {
      // There it looks up what was typed.
      if (event.target.matches(".curation-paste__input")) return;
      if (!this.canAdd || event.target.closest('[role="dialog"]')) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) this.next(this.placeOf(event.target));
    }

    placeOf(element) {
      return this.stream.children.findIndex((child) => child.element.contains(element));
    }

    /** On from the block at this place; from none, to where items end. */
    next(place) {
      const { children } = this.stream;
      const isItem = (child) => child.curation?.isNumbered;
      const open = [children[place], ...(place < 0 ? children : [])];
      const blank = open.find((child) => child && isItem(child) && this.isBlank(child));
      const later = place < 0 ? null : children.slice(place + 1).find(isItem);
      if (blank || later) this.focusOn(blank || later);
      else if (place < 0) this.append();
      else this.insert(place + 1);
    }

    /** Behind the last item: what ends a part, a bio say, stays at its end. */
    append() {
      const { children } = this.stream;
      const last = children.findLastIndex((child) => child.curation?.isNumbered);
      this.insert(last < 0 ? children.length : last + 1);
    }

    insert(place) {
      this.said.textContent = "";
      if (this.room() > 0) this.stream._onRequestInsert(place, { type: ITEM });
      else this.said.textContent = this.full;
    }

    room() {
      const left = (type) => {
        const most = this.stream.getBlockMax(type);
        return typeof most === "number" ? most - this.stream.getBlockCount(type) : 1;
      };
      return Math.min(left(), left(ITEM));
    }

    /** Whether it has neither a resource nor a title nor a word. */
    isBlank(child) {
      const { resource, heading } = child.block.childBlocks || {};
      const isChosen = Boolean(resource?.widget?.input?.value);
      return resource && !isChosen && !heading?.getValue() && !this.words(child);
    }

    words(child) {
      const { content } = child.block.childBlocks || {};
      return content?.getTextLabel?.() || "";
    }

    focusOn(child) {
      const toggle = child.element.querySelector("[data-panel-toggle]");
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
      const first = this.commentaryOf(child);
      if (first && !this.isBlank(child)) writeIn(first);
      else child.block.focus();
    }

    /** Where one writes: the commentary that is empty, else the first. */
    commentaryOf(child) {
      const parts = child.block.childBlocks?.content?.children || [];
      const texts = parts.filter(({ type }) => type === "commentary");
      return texts.find(({ block }) => !block.getTextLabel()) || texts[0];
    }

    /** A link has become a card: on with why it was chosen. */
    placed(event) {
      const child = this.stream.children[this.placeOf(event.target)];
      const main = child?.block.childBlocks?.resource?.widget?.chooserElement;
      if (main === event.target) this.go(event, child);
    }

    /** Where there is nothing to write in, the focus stays what it would have been. */
    go(event, child) {
      if (!child || !this.commentaryOf(child)) return;
      event.preventDefault();
      this.focusOn(child);
    }
  }

  app.register("curation-compose", ComposeController);
})();
