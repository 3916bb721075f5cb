import type { Language, Title } from '../../domain/names.ts'
import { wordIn, type Vocabulary } from '../vocabulary.ts'

/** What somebody sent in place of words, as platforms call it. */
const MEDIA: Vocabulary = {
  image: { zh: '图片', en: 'picture' },
  voice: { zh: '语音', en: 'voice message' },
  audio: { zh: '语音', en: 'voice message' },
  video: { zh: '视频', en: 'film' },
  file: { zh: '文件', en: 'file' },
  document: { zh: '文件', en: 'file' },
  location: { zh: '位置', en: 'place' },
  position: { zh: '位置', en: 'place' },
  sticker: { zh: '表情', en: 'sticker' },
}
export const mediaWords = (type: string, language: Language): string => `[${wordIn(MEDIA, type, language)}]`

export const NO_NAME: Title = { zh: '（未提供姓名）', en: '(no name given)' }
/** Whose files they are. */
export const FROM_A_MESSAGE: Title = { zh: '客户消息', en: 'Message of the customer' }
