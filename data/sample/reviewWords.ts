/** What reviewers say, by aspect and mood. `feature` limits an aspect to products that have it. */
import type { Words } from './plan.ts'
import { words } from './plan.ts'

export interface Aspect {
  readonly feature: string | null
  readonly good: readonly Words[]
  readonly bad: readonly Words[]
}

const aspect = (feature: string | null, good: readonly Words[], bad: readonly Words[]): Aspect => ({
  feature,
  good,
  bad,
})

const FIT = aspect(
  null,
  [
    words('Fits exactly as expected.', '尺码非常合适。'),
    words('My usual size was perfect.', '按平时的尺码买，刚刚好。'),
    words('The cut is flattering.', '版型很显身材。'),
  ],
  [
    words('Runs small, I had to exchange it.', '尺码偏小，只能换货。'),
    words('Too wide at the waist for me.', '腰部对我来说太松了。'),
  ],
)
const FABRIC = aspect(
  null,
  [
    words('The fabric feels lovely on the skin.', '面料贴身很舒服。'),
    words('You can tell the cloth is good.', '一摸就知道料子好。'),
    words('Still looks new after ten washes.', '洗了十次还像新的一样。'),
  ],
  [
    words('The fabric is thinner than it looks in the picture.', '面料比图片上看着薄。'),
    words('It pilled after two washes.', '洗了两次就起球。'),
    words('The colour faded quickly.', '很快就褪色了。'),
  ],
)
const SEWING = aspect(
  null,
  [
    words('Neatly sewn, not one loose thread.', '做工精细，没有一根线头。'),
    words('Zips and seams are first class.', '走线和细节都是一流的。'),
  ],
  [
    words('A seam came open within a month.', '不到一个月就开线了。'),
    words('Loose threads everywhere.', '到处是线头。'),
  ],
)
const RAIN = aspect(
  'waterproof',
  [
    words('Two hours of heavy rain and not a drop inside.', '大雨里待了两小时，里面一滴水都没有。'),
    words('Really waterproof, I tried it under the shower.', '真的防水，我在花洒下试过。'),
  ],
  [
    words('After half an hour of rain, water came through.', '淋了半小时雨就渗水了。'),
    words('Waterproof it is not.', '根本不防水。'),
  ],
)
const WARMTH = aspect(
  'insulated',
  [
    words('Wonderfully warm without being heavy.', '非常暖和又不重。'),
    words('Kept me warm at minus ten.', '零下十度也很暖和。'),
  ],
  [words('Not as warm as I had hoped.', '没有想象中暖和。')],
)
const BREATH = aspect(
  'breathable',
  [words('You do not sweat in it, even uphill.', '爬坡也不闷汗。')],
  [words('It gets clammy after ten minutes.', '十分钟就觉得闷。')],
)
const CLOTHES = [FIT, FABRIC, SEWING, RAIN, WARMTH, BREATH]
const FOOTWEAR = [
  aspect(
    null,
    [
      words('Comfortable straight out of the box.', '一上脚就很舒服。'),
      words('Walked fifteen kilometres in them, no blister.', '走了十五公里，没有磨脚。'),
      words('My feet thank me every evening.', '每天晚上脚都不累。'),
    ],
    [
      words('They pinch at the little toe.', '挤小脚趾。'),
      words('Blisters on the first day.', '第一天就磨出水泡。'),
      words('The heel slips.', '脚跟不跟脚。'),
    ],
  ),
  aspect(
    null,
    [
      words('The sole grips well.', '鞋底抓地很好。'),
      words('After a season the sole shows hardly any wear.', '穿了一季，鞋底几乎没磨损。'),
    ],
    [
      words('The sole came loose after six weeks.', '六周后鞋底就开胶了。'),
      words('Slippery on wet tiles.', '湿地砖上很滑。'),
    ],
  ),
  aspect(
    null,
    [
      words('True to size.', '尺码标准。'),
      words('Go half a size up and they are perfect.', '买大半码刚好。'),
    ],
    [words('Half a size too small.', '偏小半码。')],
  ),
  RAIN,
  WARMTH,
]
const BAGS = [
  aspect(
    null,
    [
      words('Holds much more than it seems.', '比看起来能装得多。'),
      words('Everything has its place inside.', '里面分区很合理。'),
    ],
    [
      words('Too small for a folder.', '连文件夹都放不下。'),
      words('The inside pockets are in the wrong places.', '内袋位置不合理。'),
    ],
  ),
  aspect(
    null,
    [
      words('The straps are comfortable even when it is full.', '装满了背着也舒服。'),
      words('Sits well on the back.', '很贴背。'),
    ],
    [words('The strap cuts into the shoulder.', '肩带勒肩膀。')],
  ),
  aspect(
    null,
    [
      words('Zips run like silk.', '拉链非常顺滑。'),
      words('After a year of daily use it looks as good as new.', '天天背了一年还像新的。'),
    ],
    [
      words('The zip broke in the third week.', '第三周拉链就坏了。'),
      words('A seam gave way at the handle.', '提手处开线了。'),
    ],
  ),
  RAIN,
]
const HEADPHONES = [
  aspect(
    null,
    [
      words('The sound is clear and full.', '音质清澈饱满。'),
      words('I hear details I never noticed before.', '听到了以前没注意到的细节。'),
      words('Voices sound natural.', '人声很自然。'),
    ],
    [words('The bass drowns everything.', '低音太重，盖过了一切。'), words('Sounds tinny.', '声音发尖。')],
  ),
  aspect(
    null,
    [
      words('I forget that I am wearing them.', '戴着几乎没感觉。'),
      words('Comfortable for a whole working day.', '戴一整天也舒服。'),
    ],
    [words('They hurt after an hour.', '戴一小时就疼。'), words('They keep falling out.', '总是掉。')],
  ),
  aspect(
    'wireless',
    [
      words('The connection has never dropped.', '连接从没断过。'),
      words('Battery lasts for days.', '电量能用好几天。'),
    ],
    [
      words('The connection drops in the street.', '在街上总断连。'),
      words('The battery is empty by noon.', '到中午就没电了。'),
    ],
  ),
  aspect(
    'noise cancelling',
    [words('The noise cancelling makes the train disappear.', '降噪一开，地铁声都没了。')],
    [words('The noise cancelling hisses.', '降噪有底噪。')],
  ),
  aspect(
    'microphone',
    [words('People hear me well on calls.', '通话对方听得很清楚。')],
    [words('On calls I sound as if under water.', '通话声音像在水里。')],
  ),
]
const WATCHES = [
  aspect(
    null,
    [
      words('Looks far more expensive than it is.', '看起来比实际价格贵得多。'),
      words('I get asked about it every week.', '每周都有人问我在哪买的。'),
    ],
    [
      words('Looks cheaper than in the picture.', '实物不如图片有质感。'),
      words('The strap looked worn after a month.', '表带一个月就旧了。'),
    ],
  ),
  aspect(
    null,
    [
      words('Keeps time to the second.', '走时非常准。'),
      words('Easy to read, day and night.', '白天黑夜都看得清。'),
    ],
    [
      words('Loses two minutes a week.', '一周慢两分钟。'),
      words('The glass scratched in the first week.', '第一周表镜就刮花了。'),
    ],
  ),
  aspect(
    null,
    [words('Light and comfortable on the wrist.', '戴着轻便舒服。')],
    [words('Too big for a small wrist.', '对细手腕来说太大。')],
  ),
  aspect(
    'waterproof',
    [words('I swim with it every week.', '每周戴着游泳没问题。')],
    [words('Fogged up after a swim.', '游完泳表镜起雾。')],
  ),
  aspect(
    'gps',
    [words('The GPS finds itself at once.', 'GPS定位很快。')],
    [words('The GPS cuts corners.', 'GPS轨迹不准。')],
  ),
]
const KITCHEN = [
  aspect(
    null,
    [
      words('In use every day since it arrived.', '到手后每天都在用。'),
      words('Feels solid in the hand.', '拿在手里很有分量。'),
    ],
    [words('Feels flimsy.', '感觉很单薄。'), words('The handle gets hot.', '手柄会烫手。')],
  ),
  aspect(
    null,
    [words('Very easy to clean.', '非常好清洗。'), words('Wipes clean in seconds.', '一擦就干净。')],
    [words('Hard to clean at the edges.', '边缘很难清洗。'), words('Stains stay.', '容易留渍。')],
  ),
  aspect(
    null,
    [words('Looks beautiful on the shelf.', '摆在架子上很好看。')],
    [words('The finish chipped within weeks.', '没几周就掉漆了。')],
  ),
  aspect(
    'non-stick',
    [words('Truly nothing sticks.', '真的一点不粘。')],
    [words('Eggs stick after a month.', '一个月后煎蛋就粘了。')],
  ),
]
const TEXTILES = [
  aspect(
    null,
    [
      words('So soft that the whole family fights over it.', '软得全家都抢着用。'),
      words('Feels like a good hotel.', '有高级酒店的感觉。'),
    ],
    [
      words('Scratchy, even after washing.', '洗过还是扎人。'),
      words('Much thinner than expected.', '比想象中薄很多。'),
    ],
  ),
  aspect(
    null,
    [
      words('The colour is just as in the picture.', '颜色和图片一样。'),
      words('It brightens up the whole room.', '让整个房间都亮起来。'),
    ],
    [words('The colour is quite different from the picture.', '颜色和图片差很多。')],
  ),
  aspect(
    null,
    [words('Holds up well in the wash.', '洗后不变形。')],
    [
      words('Shrunk in the first wash.', '第一次洗就缩水了。'),
      words('Leaves fluff everywhere.', '到处掉毛。'),
    ],
  ),
]
const CAMPING = [
  aspect(
    null,
    [
      words('Did well on a week in the mountains.', '在山里用了一周，表现很好。'),
      words('Packs down small.', '收纳体积小。'),
    ],
    [
      words('Heavier than stated.', '比标注的重。'),
      words('Never goes back into its bag.', '根本收不回袋子里。'),
    ],
  ),
  aspect(
    null,
    [
      words('Simple to use, even in the dark.', '摸黑也能轻松使用。'),
      words('Sturdy, it survived my children.', '很结实，孩子都没弄坏。'),
    ],
    [
      words('Broke on the second trip.', '第二次出行就坏了。'),
      words('The instructions are useless.', '说明书完全看不懂。'),
    ],
  ),
  RAIN,
  WARMTH,
]

export const ASPECTS: Readonly<Record<string, readonly Aspect[]>> = {
  Jackets: CLOTHES,
  Trousers: CLOTHES,
  Shirts: CLOTHES,
  Dresses: CLOTHES,
  Shoes: FOOTWEAR,
  Boots: FOOTWEAR,
  Bags: BAGS,
  Headphones: HEADPHONES,
  Watches: WATCHES,
  Kitchen: KITCHEN,
  'Home Textiles': TEXTILES,
  Camping: CAMPING,
}

/** Said about anything. */
export const GENERAL: readonly Aspect[] = [
  aspect(
    null,
    [
      words('Worth every cent.', '物有所值。'),
      words('Good value for the money.', '性价比很高。'),
      words('A fair price for what you get.', '这个价格很公道。'),
    ],
    [
      words('Too expensive for what it is.', '这个质量卖这个价太贵了。'),
      words('For half the price you find the same.', '半价就能买到差不多的。'),
    ],
  ),
  aspect(
    null,
    [
      words('Arrived in two days.', '两天就到了。'),
      words('Well packed and quickly delivered.', '包装好，发货快。'),
    ],
    [
      words('Delivery took two weeks.', '等了两周才到。'),
      words('The box arrived damaged.', '收到时盒子都破了。'),
    ],
  ),
  aspect(
    null,
    [
      words('The colour is gorgeous.', '颜色特别好看。'),
      words('I keep getting compliments.', '一直被夸好看。'),
    ],
    [words('The colour looks different in daylight.', '日光下颜色不太一样。')],
  ),
]

/** First and last words by stars - 1. */
export const OPENERS: readonly (readonly Words[])[] = [
  [
    words('A disappointment.', '太失望了。'),
    words('I sent it back.', '已退货。'),
    words('Never again.', '不会再买。'),
  ],
  [
    words('Not convinced.', '不太满意。'),
    words('I had expected more.', '期望更高一些。'),
    words('Below average.', '低于平均水平。'),
  ],
  [
    words('It is all right.', '还行吧。'),
    words('Mixed feelings.', '有好有坏。'),
    words('Does its job.', '能用。'),
  ],
  [
    words('Good buy.', '买得不错。'),
    words('I am happy with it.', '挺满意的。'),
    words('Solid.', '挺扎实的。'),
    words('Nearly perfect.', '接近完美。'),
  ],
  [
    words('Love it!', '太喜欢了！'),
    words('Excellent.', '非常好。'),
    words('Exactly what I was looking for.', '正是我想要的。'),
    words('Best purchase of the year.', '今年买得最值的一件。'),
  ],
]
export const CLOSERS: readonly (readonly Words[])[] = [
  [words('Save your money.', '别浪费钱。'), words('Cannot recommend it.', '不推荐。')],
  [words('There are better ones.', '有更好的选择。'), words('Would not buy it again.', '不会回购。')],
  [
    words('At a lower price it would be fine.', '便宜点的话还可以。'),
    words('You get what you pay for.', '一分钱一分货。'),
  ],
  [words('Would buy again.', '会回购。'), words('Recommended.', '推荐。')],
  [
    words('Already ordered a second one.', '已经下单第二件了。'),
    words('Recommended without reservation.', '强烈推荐。'),
    words('Buying it again in another colour.', '准备再买一个颜色。'),
  ],
]
