/** Sections fold: what stands below one is hidden, and still part of the page. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const WRONG = '[aria-invalid="true"], .w-field--error, .error-message, .help-critical';

  /** Which sections are folded outlives a reload, by their blocks' ids. */
  const memory = {
    keep({ id }, isFolded) {
      try {
        if (id && isFolded) sessionStorage.setItem(`curation-fold:${id}`, "1");
        else if (id) sessionStorage.removeItem(`curation-fold:${id}`);
      } catch {
        // No storage: then it lasts as long as the page.
      }
    },
    recall({ id }) {
      try {
        return Boolean(id && sessionStorage.getItem(`curation-fold:${id}`));
      } catch {
        return false;
      }
    },
  };

  function icon(name) {
    const names = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(names, "svg");
    const use = document.createElementNS(names, "use");
    svg.setAttribute("class", `icon icon-${name}`);
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `#icon-${name}`);
    svg.append(use);
    return svg;
  }

  class FoldController extends Controller {
    static values = { words: Object };

    connect() {
      this.buttons = new Map();
      this.sections = new Map();
      this.follow = () => this.update();
      this.reveal = (event) => this.show(event.target);
      this.element.addEventListener("curation-stream:numbered", this.follow);
      // From Wagtail for an error, from a browser that finds text or follows a link.
      this.element.addEventListener("beforematch", this.reveal);
      this.update({ isFirst: true });
    }

    disconnect() {
      this.element.removeEventListener("curation-stream:numbered", this.follow);
      this.element.removeEventListener("beforematch", this.reveal);
      this.stream.children.forEach((child) => {
        child.curation.isFolded = false;
      });
      this.update();
      this.buttons.forEach((button) => button.remove());
    }

    get stream() {
      return this.element.curationStream;
    }

    /** After every change of what stands where. */
    update({ isFirst = false } = {}) {
      if (!this.stream) return;
      const sections = new Map();
      let section = null;
      this.stream.children.forEach((child) => {
        if (child.curation.isSection) section = child;
        else sections.set(child, section);
      });
      if (isFirst) this.recall(sections);
      else this.welcome(sections);
      this.sections = sections;
      this.hide();
      this.dress();
    }

    /** As it was before a reload, except where something is wrong. */
    recall(sections) {
      this.stream.children.forEach((child) => {
        if (child.curation.isSection) child.curation.isFolded = memory.recall(child);
      });
      sections.forEach((section, { element }) => {
        if (section && element.querySelector(WRONG)) this.set(section, false);
      });
    }

    /** Nothing that comes into a folded section vanishes: the section unfolds. */
    welcome(sections) {
      sections.forEach((section, child) => {
        if (section?.curation.isFolded && this.sections.get(child) !== section) {
          this.set(section, false);
        }
      });
    }

    hide() {
      this.stream.children.forEach((child, place) => {
        const isHidden = Boolean(this.sections.get(child)?.curation.isFolded);
        const { element } = child;
        if (isHidden) element.setAttribute("hidden", "until-found");
        else element.removeAttribute("hidden");
        this.stream.inserters[place].element.hidden = isHidden;
      });
      // A deleted block may have left the last adder hidden.
      this.stream.inserters.at(-1).element.hidden = false;
    }

    dress() {
      this.stream.children
        .filter(({ curation }) => curation.isSection)
        .forEach((section) => {
          const below = this.stream.curationBelow(section);
          if (!below.length) section.curation.isFolded = false;
          const { isFolded } = section.curation;
          const button = this.buttonOf(section);
          button.hidden = !below.length;
          button.setAttribute("aria-expanded", `${!isFolded}`);
          const words = this.wordsValue[isFolded ? "folded" : "open"];
          button.lastChild.textContent = words.replace("%(count)s", below.length);
        });
    }

    buttonOf(section) {
      if (this.buttons.has(section)) return this.buttons.get(section);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "curation-fold";
      button.append(icon("arrow-down"), document.createElement("span"));
      button.addEventListener("click", () => {
        this.set(section, !section.curation.isFolded);
        this.hide();
        this.dress();
        // Comments stand beside what they are about.
        button.dispatchEvent(
          new CustomEvent("commentAnchorVisibilityChange", { bubbles: true }),
        );
      });
      section.element.querySelector(":scope > section > .w-panel__header").after(button);
      this.buttons.set(section, button);
      return button;
    }

    set(section, isFolded) {
      section.curation.isFolded = isFolded;
      memory.keep(section, isFolded);
    }

    /** Unfolds whatever hides an element. */
    show(target) {
      const child = this.stream.children.find(({ element }) => element.contains(target));
      const section = child && this.sections.get(child);
      if (!section?.curation.isFolded) return;
      this.set(section, false);
      this.hide();
      this.dress();
    }
  }

  app.register("curation-fold", FoldController);
})();
