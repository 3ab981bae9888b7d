/** The dialog that makes a record by hand, as a Stimulus controller. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

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

  app.register("curation-creation", CreationController);
})();
