/** Paste a link into a block, and the resource is there. Stimulus controllers. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const UNDO_ATTEMPTS = 3;
  const PATIENCE = 4000;

  /** A POST, and its answer as JSON: `{state, words, …}`. Throws when there is none. */
  async function ask(url, fields, signal) {
    const body = new URLSearchParams(fields);
    const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
    const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig || {};
    if (CSRF_HEADER_NAME) headers[CSRF_HEADER_NAME] = CSRF_TOKEN;
    const response = await fetch(url, {
      method: "POST",
      body,
      headers,
      credentials: "same-origin",
      signal,
    });
    if (!response.ok && response.status !== 429) throw new Error(response.statusText);
    return response.json();
  }

  /** Until Wagtail has saved by itself, or after a moment where it does not. */
  function saved() {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PATIENCE);
      const done = () => {
        clearTimeout(timer);
        setTimeout(resolve, 200);
      };
      document.addEventListener("w-autosave:success", done, { once: true });
    });
  }

  /**
   * Takes back what was added a moment ago. The draft that holds it may have saved
   * itself already: then it is tried again when the next one has.
   */
  async function takeBack(url, tickets) {
    if (!tickets.length) return "";
    const fields = tickets.map((ticket) => ["undo", ticket]);
    let answer = null;
    for (let attempt = 0; attempt < UNDO_ATTEMPTS; attempt += 1) {
      const again = saved();
      answer = await ask(url, fields);
      if (answer.state !== "used") break;
      if (attempt < UNDO_ATTEMPTS - 1) await again;
    }
    return answer.words;
  }

  function hostOf(text) {
    try {
      return new URL(text).host;
    } catch {
      return text.length > 40 ? `${text.slice(0, 40)}…` : text;
    }
  }

  /** What was pasted and is no record yet outlives a reload: it is kept by block. */
  const memory = {
    key(element) {
      const block = element.closest("[data-streamfield-child]");
      const id = block?.querySelector(':scope > input[name$="-id"]')?.value;
      return id ? `curation-paste:${id}` : "";
    },
    keep(element, text) {
      const key = this.key(element);
      try {
        if (key && text) sessionStorage.setItem(key, text);
        else if (key) sessionStorage.removeItem(key);
      } catch {
        // No storage: then it lasts as long as the page.
      }
    },
    recall(element) {
      try {
        return sessionStorage.getItem(this.key(element)) || "";
      } catch {
        return "";
      }
    },
  };

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
      const text = this.element.matches(".blank") ? memory.recall(this.element) : "";
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
      if (!this.inputTarget.value.trim()) memory.keep(this.element, "");
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
      memory.keep(this.element, url);
      const answer = await this.inquire({ text: url, title }, aborter.signal);
      if (this.aborter !== aborter) return { state: "cancelled" };
      this.busy = false;
      this.inputTarget.readOnly = false;
      this.react(answer);
      return answer;
    }

    async inquire(fields, signal) {
      try {
        const answer = await ask(this.resolveValue, fields, signal);
        if (answer.state !== "read") return answer;
        if (signal.aborted || this.isGone) return { state: "cancelled" };
        this.show();
        this.say(this.addingValue);
        return await ask(this.addValue, { ticket: answer.ticket });
      } catch {
        return { state: signal.aborted ? "cancelled" : "lost" };
      }
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
      try {
        const words = await takeBack(this.undoValue, undoTicket ? [undoTicket] : []);
        if (words) this.say(words);
      } catch {
        this.say(this.offlineValue);
      }
    }

    /** Something else was chosen, or nothing: what was said before is history. */
    settle(detail) {
      this.undoTicket = "";
      this.show();
      this.say("");
      this.tell(detail?.line);
      if (detail) memory.keep(this.element, "");
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

  /** The chooser’s tab for something new: goes where the editor has to go on. */
  class CreationController extends Controller {
    static values = { here: Boolean, words: String };

    connect() {
      this.attempts = 20;
      // Wagtail's tabs settle first; a choice made before that shows both panels.
      this.timer = setTimeout(() => this.begin(), 50);
    }

    begin() {
      if (this.wordsValue) this.search();
      else if (this.hereValue) this.turnTo("create");
      if (this.hereValue) this.hold(30);
    }

    /** The dialog takes the focus when it has faded in: then it is handed on. */
    hold(attempts) {
      const { activeElement } = document;
      const field = this.element.querySelector('[data-controller~="curation-focus"]');
      const dialog = this.element.closest('[role="dialog"]');
      if (activeElement === document.body || activeElement === dialog) field?.focus();
      if (attempts) this.holding = setTimeout(() => this.hold(attempts - 1), 50);
    }

    disconnect() {
      clearTimeout(this.timer);
      clearTimeout(this.holding);
    }

    search() {
      const field = document.getElementById("id_q");
      if (!field) return;
      field.value = this.wordsValue;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      this.turnTo("search", field);
    }

    /** A tab that was just put there takes a moment to be noticed. */
    turnTo(name, field) {
      const panel = document.getElementById(`tab-${name}`);
      if (panel?.hidden) document.getElementById(`tab-label-${name}`)?.click();
      this.attempts -= 1;
      if (panel && !panel.hidden) {
        field?.focus();
        if (!field || document.activeElement === field) return;
      }
      if (this.attempts) this.timer = setTimeout(() => this.turnTo(name, field), 50);
    }

    choose({ params: { pk } }) {
      const form = this.element.querySelector("form");
      form.querySelector('[name$="-instead"]').value = pk;
      // Nothing is required of a form that is not going to be saved.
      form.querySelectorAll("[required]").forEach((field) => {
        field.required = false;
      });
      form.requestSubmit();
    }
  }

  window.wagtailCuration = { ...window.wagtailCuration, takeBack };
  app.register("curation-paste", PasteController);
  app.register("curation-creation", CreationController);
})();
