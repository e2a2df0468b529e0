/**
 * The shop's page: categories, products, details, and the way to the assistant.
 * Names and texts come from catalogues that nobody has checked: they are set as text, never as markup.
 */
import { currentToken, openChat, refreshChat, say, startOver } from './chat.js'
import { language, LOCALES, localized, setLanguage, showWords, word } from './words.js'

const at = (id) => document.getElementById(id)
const wide = matchMedia('(min-width: 1080px)')

const state = { category: null, page: 0, pages: 1, total: 0, products: [], categories: [] }

/** An element with classes, texts and children: `h('p', 'price', '12.00')`. */
function h(tag, className, ...children) {
  const element = document.createElement(tag)
  if (className !== '') element.className = className
  element.append(...children.filter((child) => child !== null))
  return element
}

// ---- prices, stars, stock ----

function price(minor, currency) {
  const format = new Intl.NumberFormat(LOCALES[language()], { style: 'currency', currency })
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits)
}

function priceLine({ priceMinor, currency, lowest30Minor, percentOff }) {
  if (percentOff === null || lowest30Minor === null) {
    return h('p', 'price', h('strong', '', price(priceMinor, currency)))
  }
  const old = h('s', '', price(lowest30Minor, currency))
  old.title = word('lowest', price(lowest30Minor, currency))
  return h('p', 'price reduced', h('strong', '', price(priceMinor, currency)), old)
}

function ratingLine({ rating, ratingCount }) {
  if (rating === null) return h('p', 'rating none', word('noRating'))
  const stars = h('span', 'stars', '★')
  stars.setAttribute('aria-hidden', 'true')
  const count = new Intl.NumberFormat(LOCALES[language()]).format(ratingCount)
  return h('p', 'rating', stars, h('b', '', rating.toFixed(1)), h('span', 'muted', `(${count})`))
}

function stockLine({ stock }) {
  if (stock === null) return null
  if (stock === 0) return h('p', 'stock out', word('soldOut'))
  return stock <= 5 ? h('p', 'stock few', word('fewLeft', stock)) : h('p', 'stock', word('inStock'))
}

function picture(product, size) {
  const frame = h('span', 'picture')
  if (product.imageUrl === null) {
    frame.append(h('span', 'no-picture', localized(product.name).slice(0, 1)))
    return frame
  }
  const image = h('img', '')
  Object.assign(image, { src: product.imageUrl, alt: '', width: size, height: size, loading: 'lazy' })
  image.addEventListener('error', () =>
    image.replaceWith(h('span', 'no-picture', localized(product.name).slice(0, 1))),
  )
  frame.append(image)
  return frame
}

// ---- the list ----

function card(product) {
  const percent = product.percentOff === null ? null : h('span', 'badge', `−${product.percentOff}%`)
  const button = h(
    'button',
    'card',
    picture(product, 400),
    percent,
    h('span', 'brand-name', product.brand ?? localized(product.categoryName)),
    h('span', 'name', localized(product.name)),
    ratingLine(product),
    h('span', 'card-foot', priceLine(product), stockLine(product)),
  )
  button.type = 'button'
  button.addEventListener('click', () => showDetails(product))
  return button
}

function chip(key, label, count) {
  const button = h('button', 'chip', label)
  if (count !== null) button.append(h('small', '', String(count)))
  button.type = 'button'
  button.setAttribute('aria-pressed', String(state.category === key))
  button.addEventListener('click', () => choose(key))
  return button
}

function draw() {
  const chips = state.categories.map(({ key, name, count }) => chip(key, localized(name), count))
  at('categories').replaceChildren(chip(null, word('all'), null), ...chips)
  const chosen = state.categories.find(({ key }) => key === state.category)
  at('list-title').textContent = chosen === undefined ? word('all') : localized(chosen.name)
  at('list-count').textContent = word('count', new Intl.NumberFormat(LOCALES[language()]).format(state.total))
  at('products').replaceChildren(...state.products.map(card))
  at('more').hidden = state.page >= state.pages
}

function notice(text) {
  at('notice').textContent = text
  at('notice').hidden = text === ''
}

async function choose(category) {
  Object.assign(state, { category, page: 0, pages: 1, products: [] })
  await loadMore()
}

async function loadMore() {
  const { category } = state
  const query = new URLSearchParams({
    page: String(state.page + 1),
    ...(category === null ? {} : { category }),
  })
  try {
    const response = await fetch(`/shop/products?${query}`)
    if (!response.ok) throw new Error(String(response.status))
    const found = await response.json()
    if (category !== state.category) return
    const products = [...state.products, ...found.products]
    Object.assign(state, { ...found, products })
    notice(products.length === 0 ? word('nothing') : '')
  } catch (error) {
    console.warn(error)
    notice(word('failed'))
  }
  draw()
}

// ---- one product ----

function showDetails(product) {
  const lowest =
    product.percentOff === null
      ? null
      : h('p', 'muted small', word('lowest', price(product.lowest30Minor, product.currency)))
  const similar = h('button', 'primary', word('similar'))
  similar.type = 'button'
  similar.addEventListener('click', () => {
    at('details').close()
    const action = { kind: 'more-like', productId: product.id, listId: null }
    ask(word('similarSay', localized(product.name)), { aisle: action })
  })
  const name = h('h2', '', localized(product.name))
  name.id = 'details-name'
  const text = h(
    'div',
    'details-text',
    h('span', 'brand-name', [product.brand, localized(product.categoryName)].filter(Boolean).join(' · ')),
    name,
    ratingLine(product),
    priceLine(product),
    lowest,
    stockLine(product),
    h('p', 'description', localized(product.description)),
    similar,
  )
  at('details-body').replaceChildren(picture(product, 640), text)
  at('details').showModal()
  report('viewed', product.id)
}

/** What was looked at makes later suggestions better; the page works without it. */
async function report(kind, productId) {
  try {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await currentToken()}` }
    await fetch('/shop/events', { method: 'POST', headers, body: JSON.stringify({ kind, productId }) })
  } catch (error) {
    console.warn(error)
  }
}

// ---- the assistant ----

function showChat(open) {
  document.body.classList.toggle('chat-open', open)
  at('chat').inert = !open
  at('chat-toggle').setAttribute('aria-expanded', String(open))
  if (wide.matches) localStorage.setItem('aisle.chat', open ? 'open' : 'closed')
  if (open) openChat()
}

function ask(text, value = null) {
  showChat(true)
  say(text, value)
}

function drawIdeas() {
  const ideas = ['idea1', 'idea2', 'idea3'].map((key) => {
    const button = h('button', 'idea', word(key))
    button.type = 'button'
    button.addEventListener('click', () => ask(word(key)))
    return button
  })
  at('ideas').replaceChildren(...ideas)
}

// ---- language and theme ----

function redraw() {
  showWords(document)
  at('language').textContent = word('language')
  drawIdeas()
  draw()
  refreshChat()
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme
  localStorage.setItem('aisle.theme', theme)
}

function toggleTheme() {
  const { theme } = document.documentElement.dataset
  const dark = theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
  setTheme(dark ? 'light' : 'dark')
}

const theme = localStorage.getItem('aisle.theme')
if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme

at('theme').addEventListener('click', toggleTheme)
at('language').addEventListener('click', () => {
  setLanguage(language() === 'en' ? 'zh' : 'en')
  redraw()
})
at('more').addEventListener('click', loadMore)
at('details-close').addEventListener('click', () => at('details').close())
at('details').addEventListener('click', (event) => {
  if (event.target === at('details')) at('details').close()
})
at('ask').addEventListener('submit', (event) => {
  event.preventDefault()
  const text = at('ask-text').value.trim()
  if (text === '') return
  at('ask-text').value = ''
  ask(text)
})
at('launcher').addEventListener('click', () => showChat(true))
at('chat-close').addEventListener('click', () => showChat(false))
at('chat-toggle').addEventListener('click', () => showChat(!document.body.classList.contains('chat-open')))
at('chat-new').addEventListener('click', startOver)

redraw()
loadMore()
showChat(wide.matches && localStorage.getItem('aisle.chat') !== 'closed')
