/** Several links become several items of a roundup, as a Stimulus controller. */
(() => {
  const app = window.wagtail?.app;
  const Controller = window.StimulusModule?.Controller;
  if (!app || !Controller) return;

  const AT_ONCE = 2;
  const MOST_LINKS = 100;
  const { formatted, linksInText, linksPanel, takeBack } = window.wagtailCuration;
  const { LIST_ITEM: ITEM, pause, placeLinks, summary } = window.wagtailCuration;

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
      return formatted(this.wordsValue[name], values);
    }

    build() {
      const acts = {
        open: () => this.open(),
        make: () => this.go(),
        first: () => this.onlyFirst(),
        cancel: () => this.close(),
        stop: () => this.stop(),
        undo: () => this.undo(),
        close: () => this.close(),
      };
      Object.assign(this, linksPanel(acts, (name) => this.words(name)));
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
      this.links = linksInText(this.area.value).slice(0, MOST_LINKS);
      this.buttons.make.textContent = this.words("make", { count: this.links.length });
    }

    /** By pasting several into an item's own field. */
    offer(event) {
      const { children } = this.stream;
      const child = children.find(({ element }) => element.contains(event.target));
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
      Object.assign(this, { busy: true, stopped: false });
      this.label.hidden = true;
      this.show("stop");
      this.buttons.stop.focus();
      const { tasks, leftOut } = await placeLinks(this.stream, this.links, this.field);
      for (const task of tasks) {
        const own = await task.field();
        own.inputTarget.value = task.link.url;
        own.say(this.words("waiting"));
      }
      Object.assign(this, { tasks, leftOut });
      this.bar.hidden = false;
      this.bar.max = this.tasks.length;
      this.progress();
      const queue = [...this.tasks];
      await Promise.all(Array.from({ length: AT_ONCE }, () => this.work(queue)));
      this.busy = false;
      this.sum();
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
      const said = [this.stopped ? this.words("stopped") : ""];
      said.push(...summary(this.tasks, (name, count) => this.words(name, { count })));
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
      const url = (await tasks[0].field()).undoValue;
      // Without a server the items are gone all the same; the records stay.
      let words = (await takeBack(url, tickets)) || this.words("undone");
      if (kept.length) words += ` ${this.words("kept", { count: kept.length })}`;
      this.said.textContent = words;
    }
  }

  app.register("curation-links", LinksController);
})();
