/** Says under an item's resource where else it stands: in this part, in others. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const AT_ONCE = 100;
  // Long enough for a list of links, or a duplicate, to be one change.
  const PAUSE = 250;

  const { make, formatted, nearbyNote } = window.wagtailCuration;

  /** The number in a path that is like the example, whose own numbers are 0. */
  function keyIn(path, example, place) {
    const escaped = example.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const pattern = escaped.replace("/app/model/", "/\\w+/\\w+/").replace("/0/", "/(\\d+)/");
    return new RegExp(`^${pattern}$`).exec(path)?.[place];
  }

  /**
   * On the body of a roundup. This part's own places are read off the stream at each
   * renumbering; the other parts' come from the server, asked once for each resource:
   * after loading, and when one is chosen.
   */
  class NearbyController extends Controller {
    static values = { url: String, edit: String, add: String, words: Object };

    connect() {
      this.answers = new Map();
      this.chosen = new Map();
      this.notes = new Map();
      this.status = make("p", { className: "w-sr-only", role: "status" });
      this.element.append(this.status);
      this.later = () => this.schedule();
      // Choosing is heard as a change; adding, moving and deleting at renumbering;
      // a further resource is deleted by a click.
      for (const name of ["change", "click", "curation-stream:numbered"]) {
        this.element.addEventListener(name, this.later);
      }
      // A new page has a key from its first saving on.
      document.addEventListener("w-autosave:success", this.later);
      this.isFirst = true;
      this.schedule();
    }

    disconnect() {
      clearTimeout(this.timer);
      for (const name of ["change", "click", "curation-stream:numbered"]) {
        this.element.removeEventListener(name, this.later);
      }
      document.removeEventListener("w-autosave:success", this.later);
      this.notes.forEach((note) => note.remove());
      this.status.remove();
    }

    get stream() {
      return this.element.curationStream;
    }

    schedule() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), PAUSE);
    }

    /** Every choice of a resource in the items: `{child, widget, key, isMain}`. */
    choices() {
      const found = [];
      const add = (child, widget, isMain) => {
        const key = widget?.getValue?.();
        if (widget?.chooserElement) found.push({ child, widget, key: key ? `${key}` : "", isMain });
      };
      this.stream.children
        .filter((child) => child.curation.isNumbered)
        .forEach((child) => {
          const { resource, further_resources: further } = child.block.childBlocks || {};
          add(child, resource?.widget, true);
          further?.children?.forEach((each) => {
            add(child, each.block.childBlocks?.resource?.widget, false);
          });
        });
      return found;
    }

    async look() {
      if (!this.stream) return;
      this.forget();
      const choices = this.choices();
      const fresh = choices.filter(({ widget, key }) => key && this.chosen.get(widget) !== key);
      this.chosen = new Map(choices.map(({ widget, key }) => [widget, key]));
      const wasFirst = this.isFirst;
      this.isFirst = false;
      this.show(choices);
      const isNews = await this.ask(fresh.map(({ key }) => key));
      if (!this.element.isConnected) return;
      if (isNews) this.show(this.choices());
      if (!wasFirst) this.announce(fresh);
    }

    /** Which page this is: `page=…`, or `parent=…` while it is new. */
    where() {
      const { action } = this.element.closest("form") || {};
      const { pathname } = new URL(action || window.location.href, window.location.href);
      const page = keyIn(pathname, this.editValue, 1);
      const parent = keyIn(pathname, this.addValue, 1);
      if (page) return { page };
      return parent ? { parent } : null;
    }

    /** What was told of a new page may have been told of its own first draft. */
    forget() {
      const where = JSON.stringify(this.where());
      if (this.asWhat && this.asWhat !== where) {
        this.answers.clear();
        this.chosen.clear();
        this.isFirst = true;
      }
      this.asWhat = where;
    }

    /** Asks about resources that nobody has asked about; true when one has places. */
    async ask(keys) {
      const where = this.where();
      const unknown = [...new Set(keys)].filter((key) => !this.answers.has(key));
      if (!where || !unknown.length) return false;
      unknown.forEach((key) => this.answers.set(key, null));
      let isNews = false;
      for (let from = 0; from < unknown.length; from += AT_ONCE) {
        const asked = unknown.slice(from, from + AT_ONCE);
        const query = new URLSearchParams({ ...where, resources: asked.join(",") });
        try {
          const response = await fetch(`${this.urlValue}?${query}`, {
            headers: { "X-Requested-With": "XMLHttpRequest" },
          });
          if (!response.ok) throw new Error(response.statusText);
          const { places } = await response.json();
          if (JSON.stringify(this.where()) !== JSON.stringify(where)) throw new Error("moved on");
          Object.entries(places).forEach(([key, told]) => this.answers.set(key, told));
          isNews ||= Object.keys(places).length > 0;
        } catch {
          // A hint that does not come is no hint; the next choice asks again.
          asked.forEach((key) => this.answers.delete(key));
        }
      }
      return isNews;
    }

    /** Where an item of this part is, in words. */
    words(child) {
      const { number, label } = child.curation;
      const own = (label?.getValue() || "").trim();
      const words = this.wordsValue;
      if (own) return formatted(words.label, { label: own });
      if (number === null) {
        return formatted(words.place, { place: this.stream.children.indexOf(child) + 1 });
      }
      const section = this.sectionOf(child);
      if (section) return formatted(words.section, { number, section });
      return formatted(words.number, { number });
    }

    /** The heading above it, where numbers begin anew under each. */
    sectionOf(child) {
      if (this.element.dataset.curationMode !== "section") return "";
      const { children } = this.stream;
      const before = children.slice(0, children.indexOf(child));
      return before.findLast(({ curation }) => curation.isSection)?.getTextLabel() || "";
    }

    show(choices) {
      const notes = new Map();
      choices.forEach((choice) => {
        const { widget, key } = choice;
        const twins = key
          ? choices.filter((other) => other.key === key && other.widget !== widget)
          : [];
        const here = twins.map((twin) => this.hereTo(choice, twin));
        const note = this.noteFor(widget, here, (key && this.answers.get(key)) || null);
        if (note) notes.set(widget, note);
      });
      this.notes.forEach((note, widget) => {
        if (!notes.has(widget)) note.remove();
      });
      this.notes = notes;
    }

    hereTo(choice, { child, widget, isMain }) {
      if (child === choice.child) {
        return { words: this.wordsValue.itself, url: "", element: widget.chooserElement, child };
      }
      const item = this.words(child);
      const words = isMain ? item : formatted(this.wordsValue.under, { item });
      const url = child.id ? `#block-${child.id}-section` : "";
      return { words, url, element: child.toggleElement, child };
    }

    /** The note under a chooser, made anew only when it says something else. */
    noteFor(widget, here, there) {
      const known = this.notes.get(widget);
      if (!here.length && !there) return null;
      const says = JSON.stringify([here.map(({ words, url }) => [words, url]), there]);
      // An item that moved keeps its number's words but may be another item.
      const targets = here.map(({ element }) => element);
      if (known?.isConnected && known.curationSays === says) {
        known.curationTargets = targets;
        return known;
      }
      const note = nearbyNote(here, there, this.wordsValue);
      note.curationSays = says;
      note.curationTargets = targets;
      if (known) known.replaceWith(note);
      if (!note.isConnected) widget.chooserElement.append(note);
      return note;
    }

    /** Once for what was just chosen, and not when numbers change. */
    announce(fresh) {
      const told = fresh
        .map(({ widget }) => this.notes.get(widget))
        .filter((note) => note?.isConnected);
      if (!told.length) return;
      const lines = [...told[0].children].map((line) => {
        const entries = [...line.querySelectorAll("li")];
        const places = entries.map((each) => each.firstChild.firstChild.textContent);
        return `${line.firstChild.textContent} ${places.join("; ")}.`;
      });
      this.status.textContent =
        told.length === 1
          ? lines.join(" ")
          : formatted(this.wordsValue.several, { count: told.length });
    }
  }

  app.register("curation-nearby", NearbyController);
})();
