/** What a message of emoji and marks alone says. A question mark asks for help; most emoji say nothing to act on. */
import type { IntentScore } from './intentClassifier.ts'

export function readEmoji(text: string): IntentScore {
  if (/[👍🙏❤💖😍🥰😊👏🎉]/u.test(text)) return { intent: 'thanks', confidence: 0.6 }
  if (/👋/u.test(text)) return { intent: 'greet', confidence: 0.8 }
  if (/👎/u.test(text)) return { intent: 'refuse', confidence: 0.5 }
  if (/[?？]/u.test(text) || text === '') return { intent: 'help', confidence: 0.6 }
  return { intent: 'out-of-scope', confidence: 0.6 }
}
