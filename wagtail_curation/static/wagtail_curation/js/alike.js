/** Says, while a resource is written, which records of the library look like it. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const FOLLOWED = ["title", "byline"];

  class AlikeController extends Controller {
    static values = { url: String, record: String };

    connect() {
      const form = this.element.closest("form");
      this.fields = FOLLOWED.map((name) => form?.elements.namedItem(name));
      this.changed = () => this.ask();
      for (const field of this.fields) {
        field?.addEventListener("change", this.changed);
      }
    }

    disconnect() {
      for (const field of this.fields) {
        field?.removeEventListener("change", this.changed);
      }
    }

    /** The answer to the last question counts, whichever comes last. */
    async ask() {
      const asked = new URLSearchParams({ record: this.recordValue });
      FOLLOWED.forEach((name, place) => {
        asked.set(name, this.fields[place]?.value || "");
      });
      this.asked = asked.toString();
      const current = this.asked;
      let said = "";
      try {
        const response = await fetch(`${this.urlValue}?${current}`);
        if (response.ok) said = await response.text();
      } catch {
        // A suggestion that does not come is no suggestion.
      }
      // Written by our own template, which escapes all that others have typed.
      if (current === this.asked) this.element.innerHTML = said;
    }
  }

  app.register("curation-alike", AlikeController);
})();
