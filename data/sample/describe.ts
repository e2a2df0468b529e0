/**
 * Names and descriptions in both languages. Both languages say the same: every sentence is drawn once and exists in
 * both. Pure but for the dice.
 */
import { valueName } from '../types/lexicon.ts'
import type { Traits } from './draft.ts'
import type { Words } from './plan.ts'
import type { Dice } from './random.ts'
import { words } from './plan.ts'
import { NAME_FEATURES, NAME_MATERIALS, OCCASION_WORDS, STYLE_LINES } from './wording.ts'

const POSSESSIVE: Readonly<Record<string, string>> = { women: 'Women’s', men: 'Men’s', kids: 'Kids’' }

/** 'rain jacket' -> 'Rain Jacket', but 'T-Shirt' and 'Chef’s Knife'. */
export function titleCase(text: string): string {
  return text.replace(
    /(^|[\s-])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
}

/** 'North Peak Ridgeline Women’s Packable Rain Jacket, Navy' / 'North Peak 岭线 女款可收纳防雨夹克 藏青色'. */
export function nameOf(traits: Traits, dice: Dice): Words {
  const adjectives = nameAdjectives(traits, dice)
  const noun = traits.type.type
  const audience = traits.audience
  const en = [
    traits.brand.name,
    traits.line.en,
    audience === null ? '' : (POSSESSIVE[audience] ?? ''),
    ...adjectives.map((one) => one.en),
    titleCase(noun).replace("'", '’'),
  ]
  const audienceZh =
    audience === 'kids'
      ? valueName('age', 'kids', 'zh')
      : audience === null || audience === 'unisex'
        ? ''
        : valueName('gender', audience, 'zh')
  const zh = `${audienceZh}${adjectives.map((one) => one.zh).join('')}${valueName('type', noun, 'zh')}`
  return words(
    `${en.filter((part) => part !== '').join(' ')}, ${traits.colours.map(titleCase).join(' and ')}`,
    `${traits.brand.name} ${traits.line.zh} ${zh} ${traits.colours.map((colour) => valueName('colour', colour, 'zh')).join('与')}`,
  )
}

/** At most two words before the noun, none that the noun says already. */
function nameAdjectives(traits: Traits, dice: Dice): Words[] {
  const noun = traits.type.type
  const nounZh = valueName('type', noun, 'zh')
  const found: Words[] = []
  const add = (en: string, zh: string) => {
    if (!noun.includes(en.toLowerCase()) && !nounZh.includes(zh) && found.length < 2)
      found.push(words(en, zh))
  }
  if (traits.pattern !== null && traits.pattern !== 'solid' && dice.chance(0.85)) {
    add(titleCase(traits.pattern), valueName('pattern', traits.pattern, 'zh'))
  }
  const features = traits.features.filter((feature) => NAME_FEATURES[feature] !== undefined)
  if (features.length > 0 && dice.chance(0.75)) {
    const feature = dice.chance(0.5) ? features[0]! : dice.pick(features)
    add(NAME_FEATURES[feature]!, valueName('feature', feature, 'zh'))
  }
  const material = traits.materials[0]!
  if (NAME_MATERIALS.has(material) && dice.chance(0.6))
    add(titleCase(material), valueName('material', material, 'zh'))
  return found
}

export function descriptionOf(traits: Traits, dice: Dice): Words {
  const { category, type } = traits
  const sentences = [dice.pick(type.about)]
  const material = traits.materials.filter((one) => category.materialLines[one] !== undefined)
  for (const one of dice.sample(material, dice.chance(0.3) ? 2 : 1)) {
    sentences.push(dice.pick(category.materialLines[one]!))
  }
  const features = traits.features.filter((one) => category.featureLines[one] !== undefined)
  for (const one of dice.sample(features, dice.integer(2, 3))) {
    sentences.push(dice.pick(category.featureLines[one]!))
  }
  const rest = [
    occasionLine(traits.occasions),
    dice.pick(STYLE_LINES[traits.style]!),
    dice.pick(category.closings),
  ]
  sentences.push(...dice.sample(rest, 2).filter((one) => one !== null))
  const fill = (text: string, line: string) => text.replaceAll('{line}', line)
  return words(
    sentences.map((one) => fill(one.en, traits.line.en)).join(' '),
    sentences.map((one) => fill(one.zh, `「${traits.line.zh}」`)).join(''),
  )
}

function occasionLine(occasions: readonly string[]): Words | null {
  const said = occasions.map((one) => OCCASION_WORDS[one]).filter((one) => one !== undefined)
  if (said.length === 0) return null
  const en = said.map((one) => one.en)
  const last = en.pop()!
  return words(
    `Good for ${en.length === 0 ? last : `${en.join(', ')} and ${last}`}.`,
    `适合${said.map((one) => one.zh).join('、')}。`,
  )
}
