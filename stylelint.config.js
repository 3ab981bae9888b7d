export default {
  extends: "stylelint-config-standard",
  rules: {
    // Classes are ours or Wagtail's: `curation-item__number`, `w-panel__header`.
    "selector-class-pattern": null,
    // Order in a file follows the page, not specificity.
    "no-descending-specificity": null,
  },
};
