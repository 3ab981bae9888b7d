/**
 * The blocks of a roundup in Wagtail's editor.
 *
 * Numbers are words in a block's heading and not CSS counters: a screen reader has
 * to hear them too. They are counted as `wagtail_curation/numbering.py` counts.
 */
(() => {
  const { StreamBlockDefinition, StreamBlock, StructBlockDefinition, StructBlock } =
    window.wagtailStreamField.blocks;

  // The heading is laid out as a row, where an ordinary space would get lost.
  const NBSP = "\u00a0";

  class CurationStreamBlockDefinition extends StreamBlockDefinition {
    constructor(name, groups, initialStates, meta) {
      super(name, groups, initialStates, meta);
      // Known by name, so that what is there is shown; offered to nobody.
      const hidden = new Set(meta.curationHidden);
      this.groupedChildBlockDefs = groups
        .map(([group, defs]) => [group, defs.filter((def) => !hidden.has(def.name))])
        .filter(([, defs]) => defs.length);
    }
  }

  class RoundupStreamBlock extends StreamBlock {
    constructor(...args) {
      super(...args);
      // For the controllers that stand on it.
      this.container[0].curationStream = this;
      this.container[0].addEventListener("curation-numbering:change", () =>
        this.renumber(),
      );
    }

    _createChild(blockDef, ...rest) {
      const child = super._createChild(blockDef, ...rest);
      const { curationNumbered, curationSections } = this.blockDef.meta;
      child.curation = {
        isSection: curationSections.includes(blockDef.name),
        isNumbered: curationNumbered.includes(blockDef.name),
        label: child.block.childBlocks?.label,
      };
      if (child.curation.isNumbered) {
        const said = document.createElement("span");
        said.className = "curation-number";
        child.element.classList.add("curation-child--numbered");
        child.element.querySelector("[data-panel-heading]").prepend(said);
        child.curation.said = said;
        child.element.addEventListener("input", () => this.renumber());
      }
      return child;
    }

    // Called by Wagtail whenever a block has been added, duplicated or deleted.
    blockCountChanged() {
      super.blockCountChanged();
      this.renumber();
    }

    /** Arrows, dragging and “Move to”: a folded section takes its items along. */
    moveBlock(from, to) {
      const child = this.children[from];
      if (child.curation.isFolded) this.moveFolded(child, to);
      else super.moveBlock(from, to);
      this.renumber();
    }

    curationMoveAlone(from, to) {
      super.moveBlock(from, to);
      this.renumber();
    }

    /** The blocks that a section holds: those up to the next. */
    curationBelow(section) {
      const after = this.children.slice(section.index + 1);
      const end = after.findIndex(({ curation }) => curation.isSection);
      return end < 0 ? after : after.slice(0, end);
    }

    /** The items whose numbers make one row with this one's. */
    curationNumbersWith(child) {
      const { curationMode } = this.container[0].dataset;
      const above = this.sectionAt(child.index);
      return this.children.filter(
        (other) =>
          other.curation.number !== null &&
          (curationMode !== "section" || this.sectionAt(other.index) === above),
      );
    }

    /** Moves a section with what it holds to the place of another one. */
    curationMoveSection(section, target) {
      if (section === target) return;
      const end = [target, ...this.curationBelow(target)].at(-1).index;
      this.moveGroup(section, target.index < section.index ? target.index : end);
      this.renumber();
    }

    /** The section that a place belongs to; undefined above the first. */
    sectionAt(index) {
      return this.children.slice(0, index + 1).findLast(({ curation }) => curation.isSection);
    }

    moveGroup(section, to) {
      const isUp = to < section.index;
      [section, ...this.curationBelow(section)].forEach((child, place) => {
        super.moveBlock(child.index, isUp ? to + place : to);
      });
    }

    moveFolded(section, to) {
      const from = section.index;
      const end = from + this.curationBelow(section).length;
      // Dragging has moved the element already: back to where its items are.
      super.moveBlock(from, to);
      super.moveBlock(to, from);
      if (to < from) {
        this.moveGroup(section, this.sectionAt(to)?.index ?? to);
      } else if (end + 1 < this.children.length) {
        this.curationMoveSection(section, this.sectionAt(Math.max(to, end + 1)));
      }
    }

    /**
     * Mode and first number are what the `curation-numbering` controller says. Each
     * child is told its `curation.number` (null where none is shown), and whoever
     * listens hears `curation-stream:numbered`.
     */
    renumber() {
      const { curationMode: mode, curationStart } = this.container[0].dataset;
      let upcoming = Number(curationStart || 1);
      this.children.forEach(({ curation }) => {
        curation.number = null;
        if (curation.isSection && mode === "section") upcoming = 1;
        if (!curation.isNumbered) return;
        const label = (curation.label?.getValue() || "").trim();
        if (label) {
          // "Bonus" stands in the number's place, and is not counted.
          curation.said.textContent = `${label}.${NBSP}`;
        } else if (mode === "hidden") {
          curation.said.textContent = "";
        } else {
          curation.number = upcoming;
          curation.said.textContent = `${upcoming}.${NBSP}`;
          upcoming += 1;
        }
      });
      this.container[0].dispatchEvent(new CustomEvent("curation-stream:numbered"));
    }
  }

  class RoundupStreamBlockDefinition extends CurationStreamBlockDefinition {
    render(placeholder, prefix, initialState, initialError) {
      return new RoundupStreamBlock(
        this,
        placeholder,
        prefix,
        initialState,
        initialError,
      );
    }
  }

  class ItemBlock extends StructBlock {
    getTextLabel(options) {
      const { heading, resource } = this.childBlocks;
      return heading.getTextLabel(options) || resource.getTextLabel(options) || "";
    }

    focus(options) {
      // Wagtail's chooser would focus its first button, which is hidden while
      // nothing is chosen: whoever adds an item by keyboard would be left behind.
      const chooser = this.childBlocks.resource.widget?.chooserElement;
      const first = chooser?.matches(".blank")
        ? chooser.querySelector(".unchosen :is(input, button)")
        : null;
      if (first) first.focus();
      else super.focus(options);
    }
  }

  class ItemBlockDefinition extends StructBlockDefinition {
    render(placeholder, prefix, initialState, initialError, capabilities) {
      return new ItemBlock(
        this,
        placeholder,
        prefix,
        initialState,
        initialError,
        capabilities,
      );
    }
  }

  class UnavailableBlockDefinition extends StructBlockDefinition {
    render(...args) {
      const block = super.render(...args);
      block.container[0]
        .querySelectorAll("input:not([type=hidden]), textarea")
        .forEach((input) => {
          input.readOnly = true;
        });
      return block;
    }
  }

  const { telepath } = window;
  telepath.register(
    "wagtail_curation.CurationStreamBlock",
    CurationStreamBlockDefinition,
  );
  telepath.register(
    "wagtail_curation.RoundupStreamBlock",
    RoundupStreamBlockDefinition,
  );
  telepath.register("wagtail_curation.NumberedResourceBlock", ItemBlockDefinition);
  telepath.register("wagtail_curation.UnavailableBlock", UnavailableBlockDefinition);
})();
