import js from "@eslint/js";
import globals from "globals";

// Words reach a script through data attributes, where templates have translated them.
const SPOKEN = "/^(textContent|innerText|innerHTML|title|ariaLabel|placeholder|alt)$/";
const WORD = "Literal[value=/[A-Za-z]{2}/]";
const OURS = "Words for people belong into a template, where they are translated.";
const spoken = [
  // A sentence, wherever it is; what a developer is told in an error may be English.
  "Literal[value=/^[A-Z][a-z]+ [a-z]/]:not(ThrowStatement Literal)",
  "TemplateElement[value.raw=/[A-Za-z][a-z]+ [a-z]+ [a-z]/]:not(ThrowStatement *)",
  // A word, where it is shown.
  `AssignmentExpression[left.property.name=${SPOKEN}] > ${WORD}.right`,
  `AssignmentExpression[left.property.name=${SPOKEN}] > ConditionalExpression > ${WORD}`,
  `AssignmentExpression[left.property.name=${SPOKEN}] > LogicalExpression > ${WORD}`,
  `Property[key.name=${SPOKEN}] > ${WORD}.value`,
  "CallExpression[callee.property.name='setAttribute']" +
    "[arguments.0.value=/^(title|aria-label|placeholder|alt)$/] > Literal.arguments:nth-child(2)",
  "CallExpression[callee.name=/^(alert|confirm|prompt)$/] > Literal",
].map((selector) => ({ selector, message: OURS }));

// Static files run as they are written: no build, so no syntax that needs one.
export default [
  { ignores: ["node_modules/", ".venv/", "build/", "**/media/"] },
  js.configs.recommended,
  {
    files: ["**/static/**/*.js"],
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "script",
      globals: globals.browser,
    },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-syntax": ["error", ...spoken],
    },
  },
];
