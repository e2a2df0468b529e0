/** What the page says, in both languages. `%` stands for the value that `word` is given. */
const WORDS = {
  en: {
    skip: 'Skip to the products',
    ask: 'A waterproof jacket under 120, not black',
    askButton: 'Ask',
    theme: 'Dark or light',
    chatToggle: 'Show or hide the assistant',
    heroTitle: 'Say what you need, in your own words.',
    heroText: 'The assistant finds it, tells you why, and listens when you say “cheaper” or “not this”.',
    idea1: 'A waterproof jacket under 120, not black',
    idea2: 'A gift for someone who loves cooking',
    idea3: 'Comfortable shoes for long walks',
    categories: 'Categories',
    all: 'All products',
    count: '% products',
    more: 'Show more',
    nothing: 'There is nothing here yet.',
    failed: 'The products could not be loaded. Please try again.',
    inStock: 'In stock',
    fewLeft: 'Only % left',
    soldOut: 'Sold out',
    lowest: 'Lowest price of the 30 days before: %',
    ratings: '% ratings',
    noRating: 'Not rated yet',
    similar: 'Ask for something like this',
    similarSay: 'Show me something like “%”',
    close: 'Close',
    chat: 'Shopping assistant',
    chatTitle: 'Shopping assistant',
    chatNote: 'A bot, not a person',
    chatNew: 'Begin a new conversation',
    chatClose: 'Close the assistant',
    chatWait: 'One moment …',
    chatFailed: 'The assistant cannot be reached right now. Please try again in a moment.',
    launcher: 'Ask the assistant',
    footBot:
      'The assistant is a bot. It remembers what you tell it so that its suggestions suit you; ask it to forget you at any time.',
    language: '中文',
  },
  zh: {
    skip: '跳到商品',
    ask: '120以内的防水夹克，不要黑色',
    askButton: '提问',
    theme: '深色或浅色',
    chatToggle: '显示或隐藏购物助手',
    heroTitle: '用你自己的话，说出你想要的。',
    heroText: '助手会帮你找到它、说明理由，并听懂“便宜一点”和“不要这个”。',
    idea1: '120以内的防水夹克，不要黑色',
    idea2: '送给爱做饭的人的礼物',
    idea3: '适合走远路的舒服鞋子',
    categories: '分类',
    all: '全部商品',
    count: '共 % 件商品',
    more: '查看更多',
    nothing: '这里还没有商品。',
    failed: '商品加载失败，请重试。',
    inStock: '有货',
    fewLeft: '仅剩 % 件',
    soldOut: '已售罄',
    lowest: '此前30天最低价：%',
    ratings: '% 条评价',
    noRating: '暂无评价',
    similar: '找类似的商品',
    similarSay: '给我看看和“%”类似的商品',
    close: '关闭',
    chat: '购物助手',
    chatTitle: '购物助手',
    chatNote: '机器人，非真人',
    chatNew: '开始新的对话',
    chatClose: '关闭助手',
    chatWait: '请稍候……',
    chatFailed: '暂时无法连接助手，请稍后再试。',
    launcher: '问问助手',
    footBot: '助手是机器人。它会记住你说的话，以便更懂你的喜好；你可以随时让它忘记你。',
    language: 'English',
  },
}

export const LOCALES = { en: 'en-US', zh: 'zh-CN' }

const chosen = () => localStorage.getItem('aisle.language')

let current = chosen() in WORDS ? chosen() : navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'

export const language = () => current

export function setLanguage(next) {
  current = next
  localStorage.setItem('aisle.language', next)
}

export const word = (key, value = '') => WORDS[current][key].replace('%', () => String(value))

/** A text that the shop has in one or two languages. */
export const localized = (text) => text[current] ?? text.en ?? text.zh ?? ''

/** Writes the words into every element that names one. */
export function showWords(root) {
  document.documentElement.lang = LOCALES[current]
  for (const element of root.querySelectorAll('[data-words]'))
    element.textContent = word(element.dataset.words)
  for (const element of root.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', word(element.dataset.label))
    if (element.tagName === 'BUTTON') element.title = word(element.dataset.label)
  }
  for (const element of root.querySelectorAll('[data-placeholder]')) {
    element.placeholder = word(element.dataset.placeholder)
    element.setAttribute('aria-label', word(element.dataset.placeholder))
  }
}
