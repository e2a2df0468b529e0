/**
 * Words that carry no wish of their own: they are no part of a query, and no brand or value of that name is meant by
 * them. Compared as tokens (lower case, singular, without apostrophes).
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Articles, pronouns, auxiliaries, politeness, verbs of wanting and showing. */
export const FUNCTION_WORDS = words(`
  a an the i im id ill ive me my mine we our us you your youre he she her him his it its they them their one this that
  these those there here what which who how when where is are am be been was were do doe did dont doesnt didnt has have
  had can could will would should shall may might must and or nor but so if then than too also either neither both of in
  on at to for from by with without as about into up down out over under off not no any some all every each more most
  less very really quite just only even still again maybe perhap please plz thank thanks hi hello hey ok okay yes yeah yep
  sure well oh um actually instead rather ideally preferably prefer possible want need like love look looking search
  searching find get give show see buy buying purchase wish let recommend suggest help got go something anything
  everything nothing stuff thing item product option kind sort type ones lot bit much many few other another else new
  good nice great cool best better cheap cheaper okay fine right now today tell us lets got any whatever around s t re
  ve ll d m make made come came use used using wear wearing say said think know try trying seem hope pls teh u ur gimme lemme wanna gonna nah nope mean meant smth somthing sth wat pay same different such
  available store shop selling sell price priced cost expensive pricey affordable inexpensive budget money dollar buck
  euro pound rupee usd eur inr gbp cny yuan rmb change changed
  similar replace keep forget ignore remove drop matter care mind
  someone somebody anyone anybody everyone everybody nobody person folk
  surprise browse browsing popular trending arrival bestseller
  dear bring back next first second third last
  without between within per color colour colored coloured
`)

/** Parts and properties: "knee length" and "half sleeve" say how something is, not what. */
const PARTS = `
  length sleeve neck neckline collar fit waist hem strap pocket zip zipper button lining layout print design look edition
  version model logo shape height width weight
`

/** Words of a request that name no product: "show me something nice" has no head noun. */
export const EMPTY_HEADS = words(`${PARTS}
  gift present idea suggestion recommendation day time way people person man woman wife husband mother father mom dad
  mum friend girlfriend boyfriend son daughter kid child boy girl baby brother sister birthday christmas wedding holiday
  trip summer winter autumn spring year week month price budget size colour color brand style quality value deal offer
  discount sale stock review rating star picture photo name question problem order delivery shipping return refund home
  work office school party world weather rain snow sun cold hot outside inside everyday use
`)

/** Chinese words of wanting, asking, counting and politeness, longest first. */
/** Somebody, whoever it is; 人 itself only where it ends 的人, since it begins other words: 人字拖. */
const ZH_SOMEBODY =
  '某个人|某人|有人|人家|别人|大家|每个人|家里人|家人|身边的人|的人(?![字体造])|爱(?=[^，。！？,.!?]{1,8}的人)'

const ZH_FILLER =
  '除了|换成|换个|改成|有没有什么|有没有|有什么|我想要买|我想买|我想要|我想找|我需要|推荐过|买过|用过|喜欢|喜爱|热爱|我要买|我要|我想|想要买|想要|想买|想找|需要|帮我找|帮我推荐|帮我|给我看看|给我推荐|给我|推荐一下|推荐|请问|麻烦|看看|看一下|找一下|一点|任何|什么|都行|都可以|来一件|来一个|一件|一个|一条|一双|一款|一顶|一只|一台|一部|一些|几件|几款|一下|这种|那种|什么样|可以|能不能|有吗|好吗|谢谢|你好|您好|最好是|最好|希望|如果|或者|而且|并且|还要|也要|要|买|找|件|款|个|双|条|的|了|吗|呢|吧|啊|呀|哦|我|你|您|有|是|和|与|也|还|就|都|请|想|再|更|点|些|在|里|用|穿|能|会|很|太|给|送'

/** Fillers of a Chinese message as half-open ranges, longest match first. */
export const ZH_FILLERS = new RegExp(`${ZH_SOMEBODY}|${ZH_FILLER}`, 'gu')
