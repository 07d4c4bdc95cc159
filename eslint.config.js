import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  {
    ignores: [
      "target/",
      "gen/",
      "dist/",
      "ui/dist/",
      "ui/src/lib/api/bindings.ts",
      "src-tauri/",
      "tests/data/",
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": ["error", { allow: ["warn", "error"] }],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
    rules: {
      // Routes are hashes inside one page; there is no SvelteKit to resolve them.
      "svelte/no-navigation-without-resolve": "off",
      "svelte/no-at-html-tags": "error",
      "svelte/button-has-type": "error",
    },
  },
  {
    // One door to the shell: everything else talks to the Backend interface.
    files: ["ui/src/**"],
    ignores: ["ui/src/lib/api/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@tauri-apps/*"], message: "Only ui/src/lib/api may talk to the shell." }] },
      ],
    },
  },
);
