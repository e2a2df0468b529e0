/** Segments in words, in English and Chinese: the one place where their features are named. For staff. */
import type { Language } from '../../data/types/language.ts'
import { localized } from '../../data/types/language.ts'
import { valueName } from '../../data/types/lexicon.ts'
import type { Feature, Segment, Trait } from './segmentation.ts'

/** 'jackets, outdoor, higher prices'; where nothing sets it apart, that. */
export function segmentName({ name }: Pick<Segment, 'name'>, segments: number, language: Language): string {
  if (segments === 1) return WORDS[language].everybody
  if (name.length === 0) return WORDS[language].unremarkable
  return name.map((trait) => traitWords(trait, language)).join(WORDS[language].comma)
}

/** What the trait is called: 'jackets', 'fewer jackets', 'lower prices'. */
export function traitWords({ direction, feature }: Trait, language: Language): string {
  const words = WORDS[language]
  if (feature.kind === 'category' || feature.kind === 'taste') {
    const name = featureWords(feature, language)
    return direction === 'above' ? name : words.less(name)
  }
  return words.habits[feature.kind][direction]
}

/** What the feature itself is called, without a direction: 'jackets', 'price level'. */
export function featureWords(feature: Feature, language: Language): string {
  if (feature.kind !== 'category' && feature.kind !== 'taste')
    return WORDS[language].habits[feature.kind].name
  const facet = feature.kind === 'category' ? 'category' : feature.facet
  const known = valueName(facet, feature.value, language)
  // What the lexicon does not know is called as the catalogue writes it.
  return known === feature.value ? localized(feature.name, language) : known
}

/** A figure as staff read it: shares in percent, price levels as percent above or below the category's median, tastes
 *  as points above or below what is usual for the categories. */
export function figureWords({ kind }: Feature, figure: number, language: Language): string {
  const hundredths = (value: number): number => Math.round(value * 100)
  const percent = (share: number): string => `${hundredths(share)}%`
  const sign = (value: number): string => (hundredths(value) > 0 ? '+' : '')
  switch (kind) {
    case 'price-level':
      return `${sign(Math.expm1(figure))}${percent(Math.expm1(figure))}`
    case 'activity':
      return WORDS[language].interactions(Math.round(Math.expm1(figure)))
    case 'reduced':
    case 'popularity':
    case 'category':
      return percent(figure)
    case 'taste':
      return WORDS[language].points(`${sign(figure)}${hundredths(figure)}`)
  }
}

type Habit = Exclude<Feature['kind'], 'category' | 'taste'>

interface SegmentWords {
  readonly everybody: string
  readonly unremarkable: string
  readonly comma: string
  readonly less: (name: string) => string
  readonly points: (signed: string) => string
  readonly interactions: (count: number) => string
  readonly habits: Readonly<Record<Habit, Readonly<Record<'name' | Trait['direction'], string>>>>
}

const WORDS: Readonly<Record<Language, SegmentWords>> = {
  en: {
    everybody: 'all shoppers',
    unremarkable: 'much like the others',
    comma: ', ',
    less: (name) => `less of ${name}`,
    points: (signed) => `${signed} points`,
    interactions: (count) => `${count} interactions`,
    habits: {
      'price-level': { name: 'price level', above: 'higher prices', below: 'lower prices' },
      reduced: { name: 'reduced things', above: 'more reduced things', below: 'fewer reduced things' },
      popularity: { name: 'popularity', above: 'popular things', below: 'rarer things' },
      activity: { name: 'activity', above: 'more active', below: 'less active' },
    },
  },
  zh: {
    everybody: '全部顾客',
    unremarkable: '与其他人相近',
    comma: '、',
    less: (name) => `较少${name}`,
    points: (signed) => `${signed} 个百分点`,
    interactions: (count) => `${count} 次互动`,
    habits: {
      'price-level': { name: '价位', above: '价位较高', below: '价位较低' },
      reduced: { name: '降价商品', above: '降价商品较多', below: '降价商品较少' },
      popularity: { name: '热门程度', above: '偏爱热门', below: '偏爱小众' },
      activity: { name: '活跃度', above: '更活跃', below: '较不活跃' },
    },
  },
}
