import js from "@eslint/js";
import globals from "globals";

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
    },
  },
];
