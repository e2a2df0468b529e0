/** The table of imports of docs/design.md. What is not listed is forbidden. */
const folders = '^(bot|dialogs|nlp|recommender|data|test)/'

/** `from` may import only the folders in `allowed` (of ours). */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: folders, pathNot: allowed },
})

/** A package that only some files may import. */
const confined = (name, packages, where) => ({
  name: `${name}-confined`,
  severity: 'error',
  from: { path: folders, pathNot: [...where, '^test/'] },
  to: { path: `node_modules/(${packages})/` },
})

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@tensorflow/tfjs-node-gpu' },
    },
    only('types-import-nothing', '^data/types/', ['^data/types/']),
    only('catalog', '^data/catalog/', ['^data/catalog/', '^data/types/']),
    only('store', '^data/store/', ['^data/store/', '^data/types/']),
    only('sample', '^data/sample/', ['^data/sample/', '^data/types/']),
    only('nlp', '^nlp/', ['^nlp/', '^data/types/']),
    only('recommender', '^recommender/', ['^recommender/', '^data/types/']),
    only('dialogs', '^dialogs/', ['^dialogs/', '^data/types/']),
    only('bot', '^bot/', ['^(bot|dialogs|nlp|recommender|data)/']),
    confined('pg', 'pg|@electric-sql/pglite', ['^data/store/']),
    confined('transformers', '@xenova/transformers', ['^nlp/encoder/']),
    confined('hnswlib', 'hnswlib-node', ['^recommender/retrieve/[^/]*[hH]nsw[^/]*\\.ts$']),
    confined('tfjs', '@tensorflow/[^/]+', ['^recommender/rank/']),
    confined('botbuilder', 'botbuilder[^/]*|botframework-[^/]+', ['^bot/', '^dialogs/']),
    confined('restify', 'restify', ['^bot/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
