export type Language = 'en' | 'zh'

/** A text in the languages that the shop has it in; at least one of them is present. */
export type LocalizedText = Readonly<Partial<Record<Language, string>>>

/** The text in `language`, else in the other language, else ''. */
export function localized(text: LocalizedText, language: Language): string {
  return text[language] ?? text.en ?? text.zh ?? ''
}
