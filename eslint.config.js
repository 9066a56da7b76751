import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "coverage/", "fixtures/", ".dev-*/"] },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      // Rules, readers and reporters are plain objects: none of their methods knows a `this`.
      "@typescript-eslint/unbound-method": "off",
      // What is turned into text here comes from JSON and YAML.
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "no-control-regex": "off",
    },
  },
  {
    // Runs in a browser.
    files: ["src/reports/html/page.js"],
    languageOptions: {
      sourceType: "script",
      globals: Object.fromEntries(
        ["document", "location", "history", "addEventListener", "scrollTo", "atob", "Blob", "Response", "DecompressionStream"].map(
          (name) => [name, "readonly"],
        ),
      ),
    },
  },
  {
    files: ["**/*.js", "**/*.cjs"],
    ignores: ["src/reports/html/page.js"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        performance: "readonly",
        require: "readonly",
        Buffer: "readonly",
        URL: "readonly",
        TextDecoder: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        structuredClone: "readonly",
      },
    },
  },
);
