/** nlp.js as a peer: its neural classifier of intents with its English stemmer and its own threshold. */

export interface NlpJs {
  /** Label of the text, and how sure it is, in [0, 1]. */
  classify(text: string): Promise<{ readonly label: string; readonly confidence: number }>
}

/** Below this nlp.js answers "None" by default. */
export const NLP_JS_THRESHOLD = 0.5

/** What of its API is used; it comes without types. */
interface Nlu {
  train(corpus: readonly { readonly utterance: string; readonly intent: string }[]): Promise<unknown>
  process(
    text: string,
  ): Promise<{ readonly classifications: readonly { readonly intent: string; readonly score: number }[] }>
}

interface Packages {
  readonly core: { containerBootstrap(): Promise<{ use(plugin: unknown): void }> }
  readonly language: { readonly LangEn: unknown }
  readonly nlu: { readonly NluNeural: new (settings: object) => Nlu }
}

/** null when its packages are not installed. */
async function packages(): Promise<Packages | null> {
  try {
    // @ts-expect-error -- no types
    const core = (await import('@nlpjs/core')) as Packages['core']
    // @ts-expect-error -- no types
    const language = (await import('@nlpjs/lang-en-min')) as Packages['language']
    // @ts-expect-error -- no types
    const nlu = (await import('@nlpjs/nlu')) as Packages['nlu']
    return { core, language, nlu }
  } catch {
    return null
  }
}

export async function fitNlpJs(
  rows: readonly (readonly [text: string, label: string])[],
): Promise<NlpJs | null> {
  const found = await packages()
  if (found === null) return null
  const container = await found.core.containerBootstrap()
  container.use(found.language.LangEn)
  const nlu = new found.nlu.NluNeural({ locale: 'en', container, log: false })
  await nlu.train(rows.map(([utterance, intent]) => ({ utterance, intent })))
  return {
    classify: async (text) => {
      const [best] = (await nlu.process(text)).classifications
      return { label: best?.intent ?? 'None', confidence: best?.score ?? 0 }
    },
  }
}
