/** Links on their way into items of a body. */
(() => {
  // What a link becomes; an item that links are pasted into is followed by its like.
  const ITEM = "numbered_resource";

  const pause = (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });

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
        const field = window.wagtail.app.getControllerForElementAndIdentifier(this.chooser, "curation-paste");
        if (field) return field;
        await pause(20);
      }
      throw new Error("An item has no field to paste into.");
    }
  }

  const indexOf = (stream, element) =>
    stream.children.findIndex((child) => child.element.contains(element));

  /** How many more items of a type the stream takes. */
  function roomFor(stream, type) {
    const most = [stream.getBlockMax(), stream.getBlockMax(type)];
    const have = [stream.getBlockCount(), stream.getBlockCount(type)];
    return Math.min(...most.map((max, at) => (max ? Math.max(0, max - have[at]) : Infinity)));
  }

  /**
   * An item for each link, in order: the one whose `field` they were pasted into, and
   * new ones after it; without a field, at the end. Resolves to `{tasks, leftOut}`,
   * the number of links that the stream has no room for.
   */
  async function placeLinks(stream, links, field) {
    const tasks = [];
    let rest = links;
    let index = stream.children.length;
    let type = ITEM;
    if (field) {
      const place = indexOf(stream, field.element);
      const child = stream.children[place];
      tasks.push(new Task(links[0], child, false));
      rest = links.slice(1);
      index = place + 1;
      type = child.type;
    }
    const room = roomFor(stream, type);
    for (const link of rest.slice(0, room)) {
      const [definition, state, id] = stream._getChildDataForInsertion({ type });
      const child = stream._insert(definition, state, id, index, {});
      tasks.push(new Task(link, child, true));
      index += 1;
      // The browser stays awake while many editors are being made.
      await pause(0);
    }
    return { tasks, leftOut: Math.max(0, rest.length - room) };
  }

  /** What became of them, in sentences: `words(name, count)`. */
  function summary(tasks, words) {
    const count = (...states) => tasks.filter(({ state }) => states.includes(state)).length;
    const failed = count("problem", "lost", "search");
    const twice = count("twice");
    return [
      words("chosen", count("chosen")),
      failed ? words("failed", failed) : "",
      twice ? words("twice", twice) : "",
    ];
  }

  const ours = { LIST_ITEM: ITEM, pause, placeLinks, summary };
  window.wagtailCuration = { ...window.wagtailCuration, ...ours };
})();
