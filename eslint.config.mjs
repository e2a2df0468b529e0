import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['node_modules/', '.aisle/', 'coverage/', 'nlp/encoder/model/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Numbers and nullable words in templates are how sentences are made here.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Arrow functions that return a promise of nothing read better short.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // The project compiles with noUncheckedIndexedAccess: inside numeric loops the index is known to be good.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // An async method may fulfil an interface without awaiting.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { 'no-undef': 'off', 'no-empty': 'error' },
  },
)
