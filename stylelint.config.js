export default {
  extends: "stylelint-config-standard",
  rules: {
    // Classes are ours or Wagtail's: `curation-item__number`, `w-panel__header`.
    "selector-class-pattern": null,
    "selector-id-pattern": null,
    // A table of short rules reads better as a table.
    "declaration-block-single-line-max-declarations": null,
    // `min-width` is understood by browsers that readers still have.
    "media-feature-range-notation": null,
    // Order in a file follows the page, not specificity.
    "no-descending-specificity": null,
  },
};
