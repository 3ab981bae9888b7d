/** Paste a link into a block, and the resource is there. A Stimulus controller. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const { hostOf, lookUp, takeBack, unsentLink } = window.wagtailCuration;

  /**
   * On a resource chooser: a field that takes a link, a DOI, an ISBN or words.
   *
   * The field has no name and is not posted. Looking something up writes nothing, so
   * it can be cancelled; adding is a request of its own.
   */
  class PasteController extends Controller {
    static targets = [
      "input", "look", "status", "undo", "review", "type", "again", "cancel", "line",
    ];
    static values = {
      resolve: String, add: String, undo: String, reading: String, adding: String,
      chosen: String, cancelled: String, undoing: String, offline: String, first: String,
    };

    connect() {
      this.unfold();
      this.onChosen = ({ detail }) => this.settle(detail);
      this.onChange = () => {
        if (!this.busy && !this.field.value) this.settle(null);
      };
      this.widget?.addEventListener("chosen", this.onChosen);
      this.field?.addEventListener("change", this.onChange);
      this.tell(this.widget?.state?.line);
      const text = this.element.matches(".blank") ? unsentLink.recall(this.element) : "";
      if (text) this.inputTarget.value = text;
    }

    disconnect() {
      this.aborter?.abort();
      this.widget?.removeEventListener("chosen", this.onChosen);
      this.field?.removeEventListener("change", this.onChange);
    }

    get widget() {
      return this.element.widget;
    }

    get field() {
      return this.widget?.input;
    }

    /** Puts the field, and the place for answers, where Wagtail's template has none. */
    unfold() {
      if (this.hasInputTarget) return;
      const part = (name) =>
        this.element
          .querySelector(`template[data-curation-paste-part="${name}"]`)
          .content.cloneNode(true);
      this.element.querySelector(".unchosen").prepend(part("ask"));
      this.element.append(part("answer"));
    }

    paste(event) {
      const { inputTarget: input } = this;
      const isAll = input.selectionEnd - input.selectionStart === input.value.length;
      if (isAll) this.take(event, event.clipboardData);
    }

    drop(event) {
      this.take(event, event.dataTransfer);
    }

    take(event, data) {
      const links = window.wagtailCuration.linksIn(data);
      const text = data.getData("text/plain").trim();
      if (!links.length && !text) return;
      event.preventDefault();
      if (links.length > 1) this.offer(links);
      else this.read(links[0] || { url: text, title: "" });
    }

    /** Several: for whoever makes an item for each; else the first will have to do. */
    offer(links) {
      const event = this.dispatch("links", { detail: { links }, cancelable: true });
      if (event.defaultPrevented) return;
      this.read(links[0]).then(() => this.say(this.firstValue, true));
    }

    key(event) {
      if (event.key === "Enter") {
        // Else the whole page’s form would be sent.
        event.preventDefault();
        this.look();
      } else if (event.key === "Escape" && this.busy) {
        event.preventDefault();
        event.stopPropagation();
        this.cancel();
      }
    }

    typed() {
      if (!this.inputTarget.value.trim()) unsentLink.keep(this.element, "");
    }

    look() {
      const text = this.inputTarget.value.trim();
      if (text) this.read({ url: text, title: this.title || "" });
      else this.inputTarget.focus();
    }

    /**
     * Looks a link up, and chooses what it leads to. Resolves to `{state, …}`: what
     * the server said, or "cancelled", or "lost". `quiet` leaves the focus alone.
     */
    async read({ url, title }, { quiet = false } = {}) {
      this.aborter?.abort();
      const aborter = new AbortController();
      Object.assign(this, { aborter, busy: true, quiet, title, ticket: "" });
      this.inputTarget.value = url;
      this.inputTarget.readOnly = true;
      this.show("cancel");
      this.say(this.readingValue.replace("%(host)s", hostOf(url)));
      unsentLink.keep(this.element, url);
      const urls = { resolve: this.resolveValue, add: this.addValue };
      const answer = await lookUp(urls, { text: url, title }, aborter.signal, () => this.adds());
      if (this.aborter !== aborter) return { state: "cancelled" };
      this.busy = false;
      this.inputTarget.readOnly = false;
      this.react(answer);
      return answer;
    }

    /** What was looked up gets a record now, unless nobody waits for it any more. */
    adds() {
      if (this.isGone) return false;
      this.show();
      this.say(this.addingValue);
      return true;
    }

    /** A deleted block stays in the document, hidden. */
    get isGone() {
      const deleted = '[data-streamfield-child][aria-hidden="true"]';
      return !this.element.isConnected || Boolean(this.element.closest(deleted));
    }

    react(answer) {
      if (answer.state === "chosen") this.choose(answer);
      else if (answer.state === "search") this.search(answer.search);
      else if (answer.state === "problem") this.refuse(answer);
      else if (answer.state === "lost") this.refuse({ words: this.offlineValue });
      else this.refuse({ words: this.cancelledValue });
    }

    choose({ chosen: { note, ...chosen }, undo }) {
      const { activeElement } = document;
      const hadFocus = this.element.contains(activeElement) || activeElement === document.body;
      this.widget.setStateFromModalData(chosen);
      this.undoTicket = undo;
      this.reviewTarget.href = chosen.edit_url || "";
      this.show("undo", chosen.edit_url ? "review" : "");
      const said = this.chosenValue.replace("%(title)s", chosen.title);
      this.say(`${said} ${note || ""}`.trim());
      if (!hadFocus || this.quiet) return;
      // On with the words for it; where there is no place for any, one may undo it.
      const event = this.dispatch("placed", { cancelable: true });
      if (!event.defaultPrevented) this.undoTarget.focus();
    }

    refuse({ words, ticket }) {
      this.ticket = ticket || "";
      this.say(words);
      // So that the next paste takes its place.
      if (document.activeElement === this.inputTarget) this.inputTarget.select();
      this.show(this.ticket ? "type" : "", "again");
    }

    cancel() {
      this.aborter?.abort();
      this.aborter = null;
      this.busy = false;
      this.inputTarget.readOnly = false;
      this.refuse({ words: this.cancelledValue });
      if (!this.quiet) this.inputTarget.focus();
    }

    again() {
      this.inputTarget.focus();
      this.look();
    }

    search(words) {
      this.show();
      this.say("");
      this.open({ q: words });
    }

    typeIn() {
      this.open({ ticket: this.ticket });
    }

    open(parameters) {
      const { widget } = this;
      const url = widget.opts.modalUrl || this.element.dataset.chooserUrl;
      const modal = new widget.chooserModalClass(`${url}?${new URLSearchParams(parameters)}`);
      modal.open(widget.getModalOptions(), (chosen) => widget.setStateFromModalData(chosen));
    }

    /** Un-chooses at once; what was added for it goes as well, where nobody needs it. */
    async undo() {
      const { undoTicket, inputTarget: input } = this;
      const text = input.value;
      this.undoTicket = "";
      this.widget.clear();
      input.value = text;
      input.focus();
      input.select();
      this.say(this.undoingValue);
      const words = await takeBack(this.undoValue, undoTicket ? [undoTicket] : []);
      if (words !== "") this.say(words ?? this.offlineValue);
    }

    /** Something else was chosen, or nothing: what was said before is history. */
    settle(detail) {
      this.undoTicket = "";
      this.show();
      this.say("");
      this.tell(detail?.line);
      if (detail) unsentLink.keep(this.element, "");
    }

    tell(line) {
      if (this.hasLineTarget) this.lineTarget.textContent = line || "";
    }

    say(words, also = false) {
      const before = also ? this.statusTarget.textContent : "";
      this.statusTarget.textContent = `${before} ${words}`.trim();
    }

    /** Shows these buttons, and no other. */
    show(...names) {
      ["undo", "review", "type", "again", "cancel"].forEach((name) => {
        this[`${name}Target`].hidden = !names.includes(name);
      });
      this.lookTarget.hidden = names.includes("cancel");
    }
  }

  app.register("curation-paste", PasteController);
})();
