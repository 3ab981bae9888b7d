/** Small behaviours of the curation admin, as Stimulus controllers. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  /**
   * Says, under a chooser, what the modal had to say about the choice: where the
   * resource was used before, or that somebody else was quicker.
   */
  class ChooserNoteController extends Controller {
    connect() {
      this.show = (event) => this.say(event.detail.note);
      this.widget = this.element.widget;
      this.widget?.addEventListener("chosen", this.show);
    }

    disconnect() {
      this.widget?.removeEventListener("chosen", this.show);
    }

    say(note) {
      this.output?.remove();
      if (!note) return;
      this.output = document.createElement("output");
      this.output.className = "curation-note";
      this.element.append(this.output);
      // Added first and filled then, so that screen readers announce it.
      this.output.textContent = note;
    }
  }

  /**
   * Lets the numbers of a body follow the page's numbering and first number: tells
   * the body by data attributes and a `curation-numbering:change`.
   *
   * The select says both: its value is the mode, its `data-curation-start` the
   * number with which a part begins that continues the one before it.
   */
  class NumberingController extends Controller {
    connect() {
      const fields = this.element.closest("form")?.elements;
      this.select = fields?.namedItem("numbering");
      this.follow = () => this.update();
      this.select?.addEventListener?.("change", this.follow);
      this.update();
    }

    disconnect() {
      this.select?.removeEventListener?.("change", this.follow);
    }

    update() {
      const mode = this.select?.value || "continuous";
      const start = mode === "continue" ? this.select.dataset.curationStart : "";
      this.element.dataset.curationMode = mode;
      this.element.dataset.curationStart = start || "1";
      this.dispatch("change");
    }
  }

  /** Takes the focus when it appears, as the next step of a modal. */
  class FocusController extends Controller {
    connect() {
      this.attempts = 20;
      this.attempt();
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    /** The tab that it stands in stays hidden until Wagtail's tabs have noticed it. */
    attempt() {
      this.element.focus();
      this.attempts -= 1;
      if (document.activeElement === this.element || !this.attempts) return;
      this.timer = setTimeout(() => this.attempt(), 50);
    }
  }

  app.register("curation-chooser-note", ChooserNoteController);
  app.register("curation-numbering", NumberingController);
  app.register("curation-focus", FocusController);
})();
