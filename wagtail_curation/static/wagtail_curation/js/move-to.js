/** “Move to number …” on the blocks of a body, for long lists. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const { make, formatted } = window.wagtailCuration;

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

  /**
   * What a block can be moved by: its number as shown, its place among the sections,
   * or its place among all blocks. Each has `first`, `last`, `at` (where it is now) and
   * `go(number)`.
   */
  const ways = {
    number(stream, child) {
      const group = stream.curationNumbersWith(child);
      const numbers = group.map(({ curation }) => curation.number);
      return {
        words: "number",
        first: numbers[0],
        last: numbers.at(-1),
        at: child.curation.number,
        go: (wanted) => {
          const target = group[numbers.indexOf(wanted)];
          stream.moveBlock(child.index, target.index);
        },
      };
    },

    section(stream, child) {
      const sections = stream.children.filter(({ curation }) => curation.isSection);
      return {
        words: "section",
        first: 1,
        last: sections.length,
        at: sections.indexOf(child) + 1,
        go: (wanted) => stream.curationMoveSection(child, sections[wanted - 1]),
      };
    },

    place(stream, child) {
      return {
        words: "place",
        first: 1,
        last: stream.children.length,
        at: child.index + 1,
        go: (wanted) => stream.curationMoveAlone(child.index, wanted - 1),
      };
    },
  };

  class MoveToController extends Controller {
    static values = { words: Object };

    connect() {
      this.status = make("p", { className: "w-sr-only", role: "status" });
      this.element.append(this.status);
      this.buttons = new Map();
      this.follow = () => this.dress();
      this.element.addEventListener("curation-stream:numbered", this.follow);
      this.dress();
    }

    disconnect() {
      this.element.removeEventListener("curation-stream:numbered", this.follow);
      this.close();
      this.buttons.forEach((button) => button.remove());
      this.status.remove();
    }

    get stream() {
      return this.element.curationStream;
    }

    /** A button in each block's header, beside Wagtail's own for moving. */
    dress() {
      const children = this.stream?.children || [];
      children.forEach((child) => {
        if (this.buttons.has(child)) return;
        const button = make("button", {
          type: "button",
          className: "button button--icon text-replace white",
          title: this.wordsValue.open,
        });
        button.setAttribute("aria-label", this.wordsValue.open);
        button.setAttribute("aria-expanded", "false");
        button.append(icon("order"));
        button.addEventListener("click", () => this.toggle(child));
        const down = child.actionsContainerElement.querySelector(
          "[data-streamfield-action='MOVE_DOWN']",
        );
        if (down) down.after(button);
        else child.actionsContainerElement.prepend(button);
        this.buttons.set(child, button);
      });
      // A list of one has nowhere to go.
      children.forEach((child) => {
        this.buttons.get(child).disabled = children.length < 2;
      });
      if (this.child && !children.includes(this.child)) this.close();
    }

    toggle(child) {
      const isOpen = this.child === child;
      this.close();
      if (!isOpen) this.open(child);
    }

    close({ refocus = false } = {}) {
      const button = this.buttons.get(this.child);
      button?.setAttribute("aria-expanded", "false");
      this.panel?.remove();
      Object.assign(this, { panel: null, child: null, input: null });
      if (refocus) button?.focus();
    }

    open(child) {
      this.child = child;
      this.buttons.get(child).setAttribute("aria-expanded", "true");
      this.build(child);
      child.element.querySelector(":scope > section > .w-panel__header").after(this.panel);
      this.input.focus();
      this.input.select();
    }

    build(child) {
      const id = `curation-move-${child.prefix}`;
      const words = this.wordsValue;
      this.input = make("input", { type: "text", inputMode: "numeric", id, autocomplete: "off" });
      this.input.className = "curation-move__input";
      this.input.setAttribute("aria-describedby", `${id}-range ${id}-problem`);
      this.label = make("label", { htmlFor: id, className: "curation-move__label" });
      this.range = make("span", { id: `${id}-range`, className: "curation-move__range" });
      this.problem = make("p", { id: `${id}-problem`, className: "curation-move__problem" });
      this.problem.setAttribute("role", "alert");
      const button = (said, act, extra = "") => {
        const it = make("button", { type: "button", textContent: said });
        it.className = `button button-small ${extra}`;
        it.addEventListener("click", act);
        return it;
      };
      this.panel = make(
        "div",
        { className: "curation-move" },
        this.label,
        this.input,
        this.range,
        button(words.move, () => this.go()),
        button(words.cancel, () => this.close({ refocus: true }), "button-secondary"),
      );
      this.addAlong(child, `${id}-along`);
      this.panel.append(this.problem);
      this.panel.setAttribute("role", "group");
      this.panel.setAttribute("aria-label", words.open);
      this.panel.addEventListener("keydown", (event) => this.key(event));
      // Typing here is no editing of the page.
      for (const name of ["input", "change", "keyup"]) {
        this.panel.addEventListener(name, (event) => event.stopPropagation());
      }
      this.choose();
    }

    /** A section with items can bring them. */
    addAlong(child, id) {
      this.along = null;
      const count = child.curation.isSection ? this.stream.curationBelow(child).length : 0;
      if (!count) return;
      this.along = make("input", { type: "checkbox", id, checked: true });
      this.along.addEventListener("change", () => this.choose());
      const said = formatted(this.wordsValue.along, { count });
      this.panel.append(
        make("div", { className: "curation-move__along" }, this.along, make("label", { htmlFor: id }, said)),
      );
    }

    choose() {
      const { child } = this;
      let way = "place";
      if (child.curation.number !== null) way = "number";
      else if (this.along?.checked) way = "section";
      this.way = ways[way](this.stream, child);
      const { words, first, last, at } = this.way;
      this.label.textContent = this.wordsValue[words];
      this.range.textContent = formatted(this.wordsValue.range, { first, last });
      this.input.value = at;
      this.say("");
    }

    say(words) {
      this.problem.textContent = words;
      if (words) this.input.setAttribute("aria-invalid", "true");
      else this.input.removeAttribute("aria-invalid");
    }

    key(event) {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        this.close({ refocus: true });
      } else if (event.key === "Enter" && event.target.matches("input")) {
        // Else the whole page's form would be sent.
        event.preventDefault();
        this.go();
      }
    }

    go() {
      const { child, way } = this;
      const text = this.input.value.trim();
      const wanted = Number(text);
      if (!/^\d+$/.test(text) || wanted < way.first || wanted > way.last) {
        this.say(formatted(this.wordsValue.wrong, way));
        this.input.focus();
        this.input.select();
        return;
      }
      way.go(wanted);
      this.close();
      // Out of a fold that it has come into.
      child.element.dispatchEvent(new Event("beforematch", { bubbles: true }));
      const button = this.buttons.get(child);
      button.focus({ preventScroll: true });
      child.element.scrollIntoView({ block: "nearest" });
      this.status.textContent = formatted(this.wordsValue.moved, { place: wanted });
    }
  }

  app.register("curation-move-to", MoveToController);
})();
