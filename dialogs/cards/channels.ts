/**
 * What each channel can show. A channel that is not in the table gets text only: that works everywhere.
 * Sources: docs of the channels; Teams shows at most three suggested actions and takes at most 80 KB a message.
 */
export interface Capabilities {
  /** Adaptive Cards, version 1.5 and below. */
  readonly cards: boolean
  /** Suggested actions that are shown; more would be cut. */
  readonly suggestedActions: number
  /** A pressed button stands in the conversation as what the shopper said, when the card says how. */
  readonly messageBack: boolean
  /** Answers are marked as made by a machine. */
  readonly aiLabel: boolean
  /** Bytes of one message, UTF-8; null when the channel has no limit of its own. */
  readonly maxBytes: number | null
}

const PLAIN = { messageBack: false, aiLabel: false, maxBytes: null }
const TEXT_ONLY: Capabilities = { ...PLAIN, cards: false, suggestedActions: 0 }
const WEB: Capabilities = { ...PLAIN, cards: true, suggestedActions: 8 }

const CHANNELS: Readonly<Record<string, Capabilities>> = {
  directline: WEB,
  webchat: WEB,
  emulator: WEB,
  // A little below 80 KB: the channel adds its own fields.
  msteams: { cards: true, suggestedActions: 3, messageBack: true, aiLabel: true, maxBytes: 78_000 },
  console: TEXT_ONLY,
}

export function capabilitiesOf(channelId: string): Capabilities {
  return Object.hasOwn(CHANNELS, channelId) ? CHANNELS[channelId]! : TEXT_ONLY
}
