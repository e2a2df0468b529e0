/** What shoppers call the facets: "any colour", "forget the price", 品牌不限. */
const FACETS: Readonly<Record<string, string>> = {
  price: 'price|budget|money|cost|price limit|price range|价格|价钱|预算|价位',
  'in-stock': 'in[- ]stock thing|in[- ]stock|stock|availability|现货|库存',
  rating: 'rating|ratings|reviews|stars|评分|评价|星级',
  brand: 'brand|brands|make|maker|manufacturer|label|品牌|牌子',
  colour: 'colou?r|colou?rs|shade|颜色|色',
  material: 'material|materials|fabric|fabrics|材质|面料|材料|料子',
  size: 'size|sizes|尺码|尺寸|大小|码数',
  gender: 'gender|sex|性别',
  style: 'style|styles|风格|款式',
  pattern: 'pattern|patterns|图案|花纹',
  occasion: 'occasion|occasions|场合|用途',
  season: 'season|seasons|季节',
  feature: 'feature|features|功能|特性',
  type: 'type|kind|类型|种类',
  category: 'category|类别|品类',
}

/** Source of a pattern for any facet's name. */
export const FACET_WORD = `(?:${Object.values(FACETS).join('|')})`

const PATTERNS = Object.entries(FACETS).map(
  ([facet, source]) => [facet, new RegExp(`^(?:${source})$`, 'iu')] as const,
)

export function facetOf(word: string): string | null {
  return PATTERNS.find(([, pattern]) => pattern.test(word.trim()))?.[0] ?? null
}
