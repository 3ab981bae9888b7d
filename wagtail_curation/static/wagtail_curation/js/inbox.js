/** The inbox and the clipper’s window, as Stimulus controllers. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const WORDS = "curation-words";

  /**
   * The words marked on a page come in the fragment, which no server sees and a
   * log-in form would lose: kept in this tab until the clipper’s window has them.
   */
  const keepWords = () => {
    const start = `#${WORDS}=`;
    if (!window.location.hash.startsWith(start)) return;
    try {
      const words = decodeURIComponent(window.location.hash.slice(start.length));
      sessionStorage.setItem(WORDS, words);
    } catch {
      // Cut in the middle of a letter, or a browser that keeps nothing.
      return;
    }
    const { pathname, search } = window.location;
    window.history.replaceState(null, "", `${pathname}${search}`);
  };

  const takeWords = () => {
    try {
      const words = sessionStorage.getItem(WORDS) || "";
      sessionStorage.removeItem(WORDS);
      return words;
    } catch {
      return "";
    }
  };

  /** The clipper’s form. */
  class ClipController extends Controller {
    static targets = ["words"];

    connect() {
      this.attempts = 20;
      this.nameTopics();
      const words = takeWords();
      if (!words || this.wordsTarget.value) return;
      this.wordsTarget.value = words;
      this.wordsTarget.dispatchEvent(new Event("input", { bubbles: true }));
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    /** Wagtail’s field for tags makes an input of its own, and gives it no name. */
    nameTopics() {
      const input = this.element.querySelector(".tagit-new input");
      const label = this.element.querySelector("label[for=id_topics]");
      this.attempts -= 1;
      if (input && label) input.setAttribute("aria-label", label.textContent.trim());
      else if (this.attempts) this.timer = setTimeout(() => this.nameTopics(), 50);
    }
  }

  /** Closes the window; a browser may refuse, and then says so. */
  class CloseController extends Controller {
    static targets = ["button", "output"];

    close() {
      window.close();
      this.timer = setTimeout(() => {
        this.outputTarget.textContent = this.outputTarget.dataset.words;
      }, 300);
    }

    disconnect() {
      clearTimeout(this.timer);
    }
  }

  /** Has the page read that was just kept; goes on when the window is closed. */
  class ReadController extends Controller {
    static targets = ["output"];

    async connect() {
      const form = this.element;
      try {
        const answer = await fetch(form.action, {
          method: "POST",
          body: new FormData(form),
          redirect: "error",
          keepalive: true,
        });
        if (!answer.ok) throw new Error(answer.statusText);
        const { title, said } = await answer.json();
        document.getElementById("curation-kept").textContent = title;
        this.outputTarget.textContent = said;
      } catch {
        this.outputTarget.textContent = "";
      }
    }
  }

  /** Copies a link’s address or a field’s text, and says whether that worked. */
  class CopyController extends Controller {
    static targets = ["source", "output"];

    async copy() {
      const { href, value } = this.sourceTarget;
      const said = this.outputTarget;
      try {
        await navigator.clipboard.writeText(value ?? href);
        said.textContent = said.dataset.done;
      } catch {
        said.textContent = said.dataset.failed;
      }
    }

    /** The bookmark’s button is for dragging. */
    explain(event) {
      event.preventDefault();
      this.outputTarget.textContent = this.outputTarget.dataset.drag;
    }
  }

  /**
   * The order in which boxes are ticked. It outlives a search or a filter, which
   * replace the rows: what was ticked before stays chosen.
   */
  class ChooseController extends Controller {
    static targets = ["box", "order", "output"];

    static values = { said: String };

    initialize() {
      this.chosen = new Map();
    }

    connect() {
      this.words = this.hasOutputTarget ? this.outputTarget.textContent : "";
      this.boxTargets.filter((box) => box.checked).forEach((box) => this.choose(box));
      this.show();
    }

    boxTargetConnected(box) {
      if (!this.chosen.has(box.value)) return;
      box.checked = true;
      this.number();
    }

    toggle({ target }) {
      if (target.checked) this.choose(target);
      else this.chosen.delete(target.value);
      this.show();
    }

    choose(box) {
      this.chosen.set(box.value, box.dataset.title);
    }

    show() {
      this.number();
      if (!this.hasOrderTarget) return;
      this.orderTarget.value = [...this.chosen.keys()].join(",");
      const titles = [...this.chosen.values()];
      this.outputTarget.textContent = titles.length
        ? `${this.saidValue} ${titles.map((t, i) => `${i + 1}. ${t}`).join(" ")}`
        : this.words;
    }

    /** Writes each ticked box’s place beside it. */
    number() {
      const keys = [...this.chosen.keys()];
      this.boxTargets.forEach((box) => {
        const place = box.parentElement.querySelector("[data-curation-choose-place]");
        place.textContent = box.checked ? keys.indexOf(box.value) + 1 : "";
      });
    }
  }

  /** A vote without leaving the listing; without it the form is sent as it is. */
  class VoteController extends Controller {
    static targets = ["button", "count"];

    async send(event) {
      event.preventDefault();
      const form = this.element;
      try {
        const answer = await fetch(form.action, {
          method: "POST",
          headers: { Accept: "application/json" },
          body: new FormData(form),
          redirect: "error",
        });
        if (!answer.ok) throw new Error(answer.statusText);
        const { voted, count } = await answer.json();
        this.buttonTarget.setAttribute("aria-pressed", voted);
        this.countTarget.textContent = count;
      } catch {
        form.submit();
      }
    }
  }

  keepWords();
  app.register("curation-clip", ClipController);
  app.register("curation-close", CloseController);
  app.register("curation-read", ReadController);
  app.register("curation-copy", CopyController);
  app.register("curation-choose", ChooseController);
  app.register("curation-vote", VoteController);
})();
