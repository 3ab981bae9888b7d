/**
 * The blocks of a roundup in Wagtail's editor.
 *
 * Children of a body are marked (`curation-numbered`, `curation-section`), and CSS
 * counts them; nothing here knows a number.
 */
(() => {
  const { StreamBlockDefinition, StreamBlock, StructBlockDefinition, StructBlock } =
    window.wagtailStreamField.blocks;

  /** A CSS string, for a custom property that ends up in `content`. */
  const cssString = (text) => `"${text.replace(/["\\\n]/g, " ")}"`;

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
    _createChild(blockDef, ...rest) {
      const child = super._createChild(blockDef, ...rest);
      const { curationNumbered, curationSections } = this.blockDef.meta;
      if (curationSections.includes(blockDef.name)) {
        child.element.classList.add("curation-child--section");
      }
      if (curationNumbered.includes(blockDef.name)) {
        child.element.classList.add("curation-child--numbered");
        const label = child.block.childBlocks?.label;
        if (label) {
          const follow = () => RoundupStreamBlock.showLabel(child, label);
          child.element.addEventListener("input", follow);
          follow();
        }
      }
      return child;
    }

    /** A labelled item ("Bonus") shows its label where others have a number. */
    static showLabel(child, label) {
      const text = (label.getValue() || "").trim();
      child.element.classList.toggle("curation-child--labelled", Boolean(text));
      child.element.style.setProperty("--curation-label", cssString(text));
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
      const button = chooser?.matches(".blank")
        ? chooser.querySelector(".unchosen button")
        : null;
      if (button) button.focus();
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
