/**
 * The chat widget: Web Chat over this server's Direct Line.
 *
 * The server gives a token for the shopper of the last visit, and their conversation when it is still there; what lets
 * them come back (`resume`) is kept in localStorage. The widget is loaded when it is first wanted.
 */
import { language, LOCALES, word } from './words.js'

const RESUME = 'aisle.resume'
const ENDED = new Set([3, 4, 5]) // Web Chat's connection states: expired token, failed to connect, ended

const host = document.getElementById('web-chat')
const waiting = document.getElementById('chat-wait')

let session = null
let store = null
let directLine = null
let opening = null
let connected = false
/** Of the bot's last message, which answers in the shopper's language; null follows the page. */
let spoken = null
/** Said on the page before the widget was connected; Web Chat would drop it. */
let unsent = []

export async function openSession({ fresh = false } = {}) {
  const response = await fetch('/shop/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resume: localStorage.getItem(RESUME), fresh }),
  })
  if (!response.ok) throw new Error(`no session: ${response.status}`)
  session = await response.json()
  localStorage.setItem(RESUME, session.resume)
  return session
}

/** The token of this visit, for events of the page. */
export const currentToken = async () => (session ?? (await openSession())).token

/** Shows the widget; loads and connects it the first time. */
export function openChat() {
  opening ??= connect().catch((error) => {
    console.warn(error)
    waiting.textContent = word('chatFailed')
    waiting.hidden = false
    opening = null
  })
  return opening
}

export async function startOver() {
  if (opening !== null) await opening
  opening = reconnect({ fresh: true })
  await opening
}

/** Says `text` as the shopper; `value`, when given, is what it means exactly, as the buttons on cards have it. */
export async function say(text, value = null) {
  unsent.push({ text, value })
  await openChat()
  sendUnsent()
}

/** Words and colours of the widget follow the page. */
export function refreshChat() {
  spoken = null
  if (directLine !== null) render()
}

async function connect() {
  waiting.textContent = word('chatWait')
  waiting.hidden = false
  await Promise.all([loadWebChat(), session ?? openSession()])
  begin()
}

async function reconnect(options) {
  directLine?.end()
  await openSession(options)
  begin()
}

function begin() {
  connected = false
  spoken = null
  store = window.WebChat.createStore({}, onAction)
  directLine = window.WebChat.createDirectLine({
    domain: `${location.origin}/v3/directline`,
    token: session.token,
    ...(session.resumed ? { conversationId: session.conversationId } : {}),
    conversationStartProperties: { locale: LOCALES[language()] },
    // Milliseconds until a lost answer is asked for again.
    timeout: 8000,
  })
  watch(directLine)
  render()
  waiting.hidden = true
}

/** A conversation can end on the server's side (it was purged, the key changed): then a new one begins. */
function watch(connection) {
  const begun = Date.now()
  connection.connectionStatus$.subscribe((status) => {
    if (connection !== directLine || !ENDED.has(status)) return
    directLine = null
    connected = false
    // Not at once again when it fails at once: the server may be starting.
    const pause = Date.now() - begun < 5000 ? 5000 : 0
    setTimeout(() => {
      opening = reconnect({}).catch(() => {
        waiting.textContent = word('chatFailed')
        waiting.hidden = false
        opening = null
      })
    }, pause)
  })
}

function onAction() {
  return (next) => (action) => {
    const result = next(action)
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
      connected = true
      setTimeout(sendUnsent)
    }
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') follow(action.payload.activity)
    return result
  }
}

/** The widget's own words ("Type your message", "Just now") are in the language that is spoken. */
function follow({ type, from, locale }) {
  if (type !== 'message' || from?.role !== 'bot' || !Object.values(LOCALES).includes(locale)) return
  if (locale === (spoken ?? LOCALES[language()])) return
  spoken = locale
  // Not inside the store's dispatch.
  setTimeout(render)
}

function sendUnsent() {
  if (!connected) return
  const messages = unsent
  unsent = []
  for (const { text, value } of messages) {
    // Plain, because a product's name may be in it, and Web Chat would read it as Markdown.
    const activity = { type: 'message', text, textFormat: 'plain', ...(value === null ? {} : { value }) }
    store.dispatch({ type: 'DIRECT_LINE/POST_ACTIVITY', meta: { method: 'code' }, payload: { activity } })
  }
}

function render() {
  window.WebChat.renderWebChat(
    {
      directLine,
      store,
      locale: spoken ?? LOCALES[language()],
      nonce: document.querySelector('meta[name=web-chat-nonce]').content,
      styleOptions: STYLE,
      adaptiveCardsHostConfig: CARDS,
    },
    host,
  )
}

let loading = null

function loadWebChat() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = '/web/webchat.js'
    script.onload = resolve
    script.onerror = () => {
      loading = null
      reject(new Error('Web Chat could not be loaded'))
    }
    document.head.append(script)
  })
  return loading
}

const FONT = 'var(--font)'

const STYLE = {
  accent: 'var(--accent)',
  subtle: 'var(--soft)',
  primaryFont: FONT,
  monospaceFont: FONT,
  backgroundColor: 'transparent',
  rootHeight: '100%',
  rootWidth: '100%',
  paddingRegular: 12,
  paddingWide: 16,

  bubbleBackground: 'var(--bubble)',
  bubbleTextColor: 'var(--ink)',
  bubbleBorderWidth: 0,
  bubbleBorderRadius: 14,
  bubbleMaxWidth: 372,
  bubbleMinHeight: 38,
  bubbleAttachmentMaxWidth: 268,
  bubbleAttachmentMinWidth: 268,
  bubbleFromUserBackground: 'var(--accent)',
  bubbleFromUserTextColor: 'var(--on-accent)',
  bubbleFromUserBorderWidth: 0,
  bubbleFromUserBorderRadius: 14,

  avatarSize: 0,
  botAvatarInitials: null,
  userAvatarInitials: null,
  showAvatarInGroup: false,
  groupTimestamp: 300000,
  timestampColor: 'var(--soft)',

  sendBoxBackground: 'var(--field)',
  sendBoxTextColor: 'var(--ink)',
  sendBoxPlaceholderColor: 'var(--soft)',
  sendBoxBorderTop: '0',
  sendBoxButtonColor: 'var(--accent)',
  sendBoxButtonColorOnHover: 'var(--accent)',
  sendBoxHeight: 48,
  hideUploadButton: true,
  disableFileUpload: true,

  suggestedActionLayout: 'flow',
  suggestedActionBackgroundColor: 'var(--surface)',
  suggestedActionBackgroundColorOnHover: 'var(--hover)',
  suggestedActionBackgroundColorOnActive: 'var(--hover)',
  suggestedActionBackgroundColorOnFocus: 'var(--surface)',
  suggestedActionBorderColor: 'var(--line)',
  suggestedActionBorderWidth: 1,
  suggestedActionBorderStyle: 'solid',
  suggestedActionBorderRadius: 999,
  suggestedActionHeight: 34,
  suggestedActionTextColor: 'var(--ink)',
  suggestedActionTextColorOnHover: 'var(--ink)',
  suggestedActionTextColorOnActive: 'var(--ink)',
  suggestedActionTextColorOnFocus: 'var(--ink)',

  transcriptOverlayButtonBackground: 'var(--ink)',
  transcriptOverlayButtonBackgroundOnHover: 'var(--ink)',
  transcriptOverlayButtonBackgroundOnFocus: 'var(--ink)',
  transcriptOverlayButtonColor: 'var(--paper)',
  transcriptOverlayButtonColorOnHover: 'var(--paper)',
  transcriptOverlayButtonColorOnFocus: 'var(--paper)',
}

const TYPE = {
  fontFamily: FONT,
  fontSizes: { small: 12, default: 14, medium: 15, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
}

const colour = (name) => ({ default: `var(--${name})`, subtle: 'var(--soft)' })
const COLOURS = {
  default: colour('ink'),
  dark: colour('ink'),
  light: colour('soft'),
  accent: colour('accent-text'),
  good: colour('good'),
  warning: colour('warning'),
  attention: colour('sale'),
}

const CARDS = {
  supportsInteractivity: true,
  fontFamily: FONT,
  fontTypes: { default: TYPE, monospace: TYPE },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: { backgroundColor: 'var(--surface)', foregroundColors: COLOURS },
    emphasis: { backgroundColor: 'var(--hover)', foregroundColors: COLOURS },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 6,
    actionsOrientation: 'horizontal',
    actionAlignment: 'stretch',
    showCard: { actionMode: 'inline', inlineTopMargin: 8 },
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: 'medium', maxImageHeight: 100 },
  factSet: { title: { weight: 'Bolder', wrap: true }, value: { wrap: true }, spacing: 8 },
}
