/** `npm run bench -- NAME` runs one benchmark; without a name it lists them. Each prints a table and a RESULT line. */
const BENCHES: Readonly<
  Record<string, { about: string; load: () => Promise<{ run: () => Promise<void> }> }>
> = {
  turn: {
    about: 'a whole turn over HTTP on the demo shop and on icecat, beside an echo bot and a naive pipeline',
    load: () => import('./turn.bench.ts'),
  },
  retrieval: {
    about: 'recall and time of the vector index at 10k, 20k and 60k vectors, beside plain hnswlib-node',
    load: () => import('./retrieval.bench.ts'),
  },
  encoder: {
    about:
      'size, time and quality of the bundled encoder, beside MiniLM-L6, e5-small, BM25 and vectors without meaning',
    load: () => import('./encoder.bench.ts'),
  },
  rerank: {
    about: '200 candidates on every backend, and NDCG@10 with the MLP, without it, and of popularity',
    load: () => import('./rerank.bench.ts'),
  },
  intents: {
    about: 'CLINC150, HINT3 and Banking77 by vectors and words together, and by each alone',
    load: () => import('./intents.bench.ts'),
  },
  preferences: {
    about: 'what messages wish for, on our own labelled messages in English and Chinese',
    load: () => import('./preferences.bench.ts'),
  },
  sentiment: {
    about: 'opinions in Chinese and English reviews, by vectors and words together, and by each alone',
    load: () => import('./sentiment.bench.ts'),
  },
  shoppers: {
    about: 'simulated shoppers on three catalogues, beside a search box and random questions',
    load: () => import('./shoppers.bench.ts'),
  },
  conversations: {
    about: 'two hundred written conversations with the demo shop: how much of what must hold does',
    load: () => import('./conversations.bench.ts'),
  },
  cf: {
    about:
      'every collaborative model on MovieLens 1M, Amazon Music and Amazon Beauty, beside published figures',
    load: () => import('./cf.bench.ts'),
  },
  coldstart: {
    about: 'products and shoppers that nothing is known of, beside popularity and content alone',
    load: () => import('./coldstart.bench.ts'),
  },
  diversity: {
    about: 'what variety, novelty, margin and stock cost in relevance, beside popularity and content alone',
    load: () => import('./diversity.bench.ts'),
  },
  'next-need': {
    about:
      'what is bought again and when, and who orders again, in two public shops, beside published models',
    load: () => import('./nextNeed.bench.ts'),
  },
  reasons: {
    about: 'whether the reasons of 1,000 lists are causes: taken away, does the product fall',
    load: () => import('./reasons.bench.ts'),
  },
  tastes: {
    about:
      'what recommend() suggests against the hidden tastes of the demo shop, by events known of a shopper',
    load: () => import('./tastes.bench.ts'),
  },
  bundles: {
    about: 'what goes with what, on held-out orders of three shops; stock, types and time of bundles',
    load: () => import('./bundles.bench.ts'),
  },
  recommend: {
    about: 'a whole recommend() at 20,000 and 100,000 products',
    load: () => import('./recommend.bench.ts'),
  },
  segments: {
    about:
      'segments of demo shops beside the hidden kinds of their shoppers, and how early a shopper is placed',
    load: () => import('./segments.bench.ts'),
  },
  train: {
    about: 'seconds and memory of training, from 100,000 to 10 million interactions',
    load: () => import('./train.bench.ts'),
  },
  retrain: {
    about: 'the whole retraining after a million interactions alone',
    load: () => import('./retrain.bench.ts'),
  },
  import: {
    about: 'rows a second and peak memory of importing icecat and online-retail',
    load: () => import('./import.bench.ts'),
  },
}

const name = process.argv[2]
const bench = name === undefined ? undefined : BENCHES[name]
if (bench === undefined) {
  if (name !== undefined) console.error(`There is no bench named ${name}.`)
  for (const [known, { about }] of Object.entries(BENCHES)) console.log(`${known.padEnd(15)}${about}`)
  process.exitCode = name === undefined ? 0 : 2
} else {
  const { run } = await bench.load()
  await run()
}
