/** Several links become several items of a roundup, as a Stimulus controller. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const AT_ONCE = 2;
  const MOST_LINKS = 100;
  const ITEM = "numbered_resource";

  const pause = (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => {
      if (name in element && name !== "list") element[name] = value;
      else element.setAttribute(name, value);
    });
    element.append(...children);
    return element;
  }

  /** One link on its way into one item. */
  class Task {
    constructor(link, child, isOurs) {
      Object.assign(this, { link, child, isOurs, state: "waiting", id: "", undo: "" });
      this.touched = false;
      child.element.addEventListener("input", (event) => {
        if (event.isTrusted && !event.target.closest(".curation-paste")) this.touched = true;
      });
    }

    get chooser() {
      return this.child.block.childBlocks.resource.widget.chooserElement;
    }

    /** The item's own paste field; Stimulus connects it a moment after it is there. */
    async field() {
      for (let attempt = 0; attempt < 50; attempt += 1) {
        const field = app.getControllerForElementAndIdentifier(this.chooser, "curation-paste");
        if (field) return field;
        await pause(20);
      }
      throw new Error("An item has no field to paste into.");
    }
  }

  /**
   * On the body of a roundup. The stream's own methods (insert, deleteBlock) do the
   * work; the items' paste fields read their links, two at a time.
   */
  class LinksController extends Controller {
    static values = { words: Object };

    connect() {
      this.onLinks = (event) => this.offer(event);
      this.element.addEventListener("curation-paste:links", this.onLinks);
      this.build();
    }

    disconnect() {
      this.stopped = true;
      this.element.removeEventListener("curation-paste:links", this.onLinks);
      this.panel.remove();
    }

    get stream() {
      return this.element.curationStream;
    }

    words(name, values = {}) {
      return (this.wordsValue[name] || "").replace(/%\((\w+)\)s/g, (_, key) => values[key]);
    }

    build() {
      const button = (name, act, words = this.words(name)) =>
        make("button", {
          type: "button",
          className: "button button-small button-secondary",
          textContent: words,
          hidden: true,
          onclick: () => act(),
        });
      this.said = make("p", { className: "curation-links__said", role: "status" });
      this.bar = make("progress", { hidden: true, value: 0, "aria-hidden": "true" });
      this.area = make("textarea", { rows: 5, spellcheck: false });
      this.label = make("label", { hidden: true }, this.words("label"), this.area);
      this.buttons = {
        open: button("open", () => this.open()),
        make: button("make", () => this.go()),
        first: button("first", () => this.onlyFirst()),
        cancel: button("cancel", () => this.close()),
        stop: button("stop", () => this.stop()),
        undo: button("undo", () => this.undo()),
        close: button("close", () => this.close()),
      };
      this.panel = make(
        "div",
        { className: "curation-links", role: "group", "aria-label": this.words("group") },
        this.label,
        this.said,
        this.bar,
        make("div", { className: "curation-links__buttons" }, ...Object.values(this.buttons)),
      );
      this.panel.addEventListener("keydown", (event) => this.key(event));
      this.area.addEventListener("input", () => this.count());
      this.element.append(this.panel);
      this.show("open");
    }

    /** Shows these buttons, and no other. */
    show(...names) {
      Object.entries(this.buttons).forEach(([name, button]) => {
        button.hidden = !names.includes(name);
      });
      const canMake = Boolean(this.stream?.blockDef.childBlockDefsByName[ITEM]);
      if (!canMake) this.buttons.open.hidden = true;
      this.panel.classList.toggle("curation-links--open", !names.includes("open"));
    }

    key(event) {
      if (event.key !== "Escape" || this.buttons.cancel.hidden) return;
      event.preventDefault();
      this.close();
    }

    /** By the button at the body's end. */
    open() {
      Object.assign(this, { links: [], field: null });
      this.area.value = "";
      this.label.hidden = false;
      this.said.textContent = "";
      this.show("make", "cancel");
      this.buttons.make.textContent = this.words("make", { count: 0 });
      this.area.focus();
    }

    count() {
      this.links = window.wagtailCuration.linksInText(this.area.value).slice(0, MOST_LINKS);
      this.buttons.make.textContent = this.words("make", { count: this.links.length });
    }

    /** By pasting several into an item's own field. */
    offer(event) {
      const index = this.placeOf(event.target);
      const child = this.stream.children[index];
      const main = child?.block.childBlocks?.resource?.widget?.chooserElement;
      if (this.busy || main !== event.target) return;
      event.preventDefault();
      const { links } = event.detail;
      this.links = links.slice(0, MOST_LINKS);
      this.field = app.getControllerForElementAndIdentifier(event.target, "curation-paste");
      this.label.hidden = true;
      this.buttons.make.textContent = this.words("make", { count: this.links.length });
      this.show("make", "first", "cancel");
      const said = links.length > MOST_LINKS ? "cut" : "found";
      this.said.textContent = this.words(said, { count: this.links.length });
      this.buttons.make.focus();
    }

    placeOf(element) {
      return this.stream.children.findIndex((child) => child.element.contains(element));
    }

    onlyFirst() {
      const { field, links } = this;
      this.close();
      field.inputTarget.focus();
      field.read(links[0]);
    }

    close() {
      const { field } = this;
      const wasAsking = !this.buttons.cancel.hidden;
      Object.assign(this, { links: [], field: null, tasks: [] });
      this.label.hidden = true;
      this.bar.hidden = true;
      this.said.textContent = "";
      this.show("open");
      if (wasAsking && field?.hasInputTarget) field.inputTarget.focus();
      else this.buttons.open.focus();
    }

    async go() {
      if (!this.links.length) {
        this.said.textContent = this.words("none");
        this.area.focus();
        return;
      }
      Object.assign(this, { busy: true, stopped: false, leftOut: 0 });
      this.label.hidden = true;
      this.show("stop");
      this.buttons.stop.focus();
      this.tasks = await this.place(this.links, this.field);
      this.bar.hidden = false;
      this.bar.max = this.tasks.length;
      this.progress();
      const queue = [...this.tasks];
      await Promise.all(Array.from({ length: AT_ONCE }, () => this.work(queue)));
      this.busy = false;
      this.sum();
    }

    /** An item for each link, in order: the one pasted into, and new ones after it. */
    async place(links, field) {
      const tasks = [];
      let rest = links;
      let index = this.stream.children.length;
      let type = ITEM;
      if (field) {
        const place = this.placeOf(field.element);
        const child = this.stream.children[place];
        tasks.push(new Task(links[0], child, false));
        rest = links.slice(1);
        index = place + 1;
        type = child.type;
      }
      const room = this.room(type);
      this.leftOut = Math.max(0, rest.length - room);
      for (const link of rest.slice(0, room)) {
        const [definition, state, id] = this.stream._getChildDataForInsertion({ type });
        const child = this.stream._insert(definition, state, id, index, {});
        tasks.push(new Task(link, child, true));
        index += 1;
        // The browser stays awake while many editors are being made.
        await pause(0);
      }
      for (const task of tasks) {
        const own = await task.field();
        own.inputTarget.value = task.link.url;
        own.say(this.words("waiting"));
      }
      return tasks;
    }

    room(type) {
      const most = [this.stream.getBlockMax(), this.stream.getBlockMax(type)];
      const have = [this.stream.getBlockCount(), this.stream.getBlockCount(type)];
      return Math.min(...most.map((max, at) => (max ? Math.max(0, max - have[at]) : Infinity)));
    }

    async work(queue) {
      for (let task = queue.shift(); task; task = queue.shift()) {
        const field = await task.field();
        if (this.stopped) {
          field.refuse({ words: field.cancelledValue });
        } else {
          await this.read(task, field);
          this.progress();
        }
      }
    }

    async read(task, field) {
      const answer = await field.read(task.link, { quiet: true });
      if (answer.seconds && !this.stopped) {
        const done = this.tasks.filter(({ state }) => state !== "waiting").length;
        this.said.textContent = this.words("pause", { done, count: this.tasks.length });
        await this.rest(answer.seconds);
        if (!this.stopped) await this.read(task, field);
        return;
      }
      task.state = answer.state;
      task.undo = answer.undo || "";
      task.id = answer.chosen?.id || "";
      if (task.id) this.dropTwin(task);
    }

    async rest(seconds) {
      for (let left = seconds; left > 0 && !this.stopped; left -= 1) await pause(1000);
    }

    /** Of two links to one resource the later item goes, if the list has made it. */
    dropTwin(task) {
      const same = this.tasks.filter(({ id }) => id === task.id);
      if (same.length < 2) return;
      const twin = same.at(-1);
      if (!twin.isOurs || twin.touched) return;
      this.remove(twin);
      // What was added was added once: the one that stays can take it back.
      same[0].undo ||= twin.undo;
      Object.assign(twin, { state: "twice", id: "", undo: "" });
    }

    remove({ child }) {
      const index = this.stream.children.indexOf(child);
      if (index >= 0) this.stream.deleteBlock(index, {});
    }

    progress() {
      const done = this.tasks.filter(({ state }) => state !== "waiting").length;
      this.bar.value = done;
      this.said.textContent = this.words("progress", { done, count: this.tasks.length });
    }

    stop() {
      this.stopped = true;
      this.tasks.forEach(async (task) => {
        const field = await task.field();
        if (field.busy) field.cancel();
      });
    }

    sum() {
      const count = (...states) =>
        this.tasks.filter(({ state }) => states.includes(state)).length;
      const said = [this.stopped ? this.words("stopped") : ""];
      said.push(this.words("chosen", { count: count("chosen") }));
      const failed = count("problem", "lost", "search");
      if (failed) said.push(this.words("failed", { count: failed }));
      if (count("twice")) said.push(this.words("twice", { count: count("twice") }));
      if (this.leftOut) said.push(this.words("full", { count: this.leftOut }));
      this.said.textContent = said.filter(Boolean).join(" ");
      this.bar.hidden = true;
      this.show("undo", "close");
      if (document.activeElement !== document.body) return;
      const { child } = this.tasks.find(({ id }) => id) || {};
      const event = this.dispatch("done", { detail: { child }, cancelable: true });
      if (!event.defaultPrevented) this.buttons.undo.focus();
    }

    async undo() {
      const { tasks } = this;
      const kept = tasks.filter(({ isOurs, touched }) => isOurs && touched);
      const tickets = [];
      tasks.forEach((task) => {
        if (kept.includes(task)) return;
        if (task.undo) tickets.push(task.undo);
        if (task.isOurs) this.remove(task);
        else if (task.id) task.child.block.childBlocks.resource.widget.clear();
      });
      this.show("close");
      this.buttons.close.focus();
      let words = this.words("undone");
      try {
        const url = (await tasks[0].field()).undoValue;
        words = (await window.wagtailCuration.takeBack(url, tickets)) || words;
      } catch {
        // The items are gone all the same; the records stay in the library.
      }
      if (kept.length) words += ` ${this.words("kept", { count: kept.length })}`;
      this.said.textContent = words;
    }
  }

  app.register("curation-links", LinksController);
})();
