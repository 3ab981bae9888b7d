/** How far something is that goes on elsewhere, as a Stimulus controller. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const MOST_FAILURES = 5;
  const SLOWEST = 15000;

  /**
   * Asks `url` again and again for `{done, total, state, message}` and shows it, until
   * the state is no longer "working"; then goes to `next`, if there is one.
   *
   * With `step` it asks by POST: each time is a gesture that does a part of the work,
   * where no worker does it.
   */
  class ProgressController extends Controller {
    static targets = ["bar", "message", "said", "trouble"];

    static values = {
      url: String,
      interval: { type: Number, default: 1500 },
      next: String,
      step: Boolean,
    };

    connect() {
      this.failures = 0;
      this.quarter = -1;
      this.aborter = new AbortController();
      this.later(0);
    }

    disconnect() {
      clearTimeout(this.timer);
      this.aborter.abort();
    }

    later(delay = this.intervalValue) {
      this.timer = setTimeout(() => this.ask(), delay);
    }

    async ask() {
      try {
        const response = await fetch(this.urlValue, this.request());
        if (!response.ok) throw new Error(response.statusText);
        this.show(await response.json());
      } catch {
        if (!this.aborter.signal.aborted) this.fail();
      }
    }

    request() {
      const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
      const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig || {};
      if (this.stepValue && CSRF_HEADER_NAME) headers[CSRF_HEADER_NAME] = CSRF_TOKEN;
      const method = this.stepValue ? "POST" : "GET";
      return { method, headers, credentials: "same-origin", signal: this.aborter.signal };
    }

    /** Asks less and less often, and in the end leaves it to the editor. */
    fail() {
      this.failures += 1;
      if (this.failures < MOST_FAILURES) {
        this.later(Math.min(this.intervalValue * 2 ** this.failures, SLOWEST));
        return;
      }
      if (this.hasTroubleTarget) this.troubleTarget.hidden = false;
      this.dispatch("lost");
    }

    show({ done, total, state, message }) {
      this.failures = 0;
      if (this.hasBarTarget && total) {
        this.barTarget.max = total;
        this.barTarget.value = done;
      }
      if (this.hasMessageTarget) this.messageTarget.textContent = message;
      const working = state === "working";
      this.announce(done, total, message, working);
      this.dispatch(working ? "step" : "end", { detail: { done, total, state, message } });
      if (working) this.later();
      else if (this.nextValue) window.location.assign(this.nextValue);
    }

    /** Says a quarter at a time: a screen reader that is told each step never rests. */
    announce(done, total, message, working) {
      const quarter = total ? Math.floor((4 * done) / total) : 0;
      if (!this.hasSaidTarget || (working && quarter === this.quarter)) return;
      this.quarter = quarter;
      this.saidTarget.textContent = message;
    }
  }

  app.register("curation-progress", ProgressController);
})();
