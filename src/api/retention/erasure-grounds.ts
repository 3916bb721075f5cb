import type { ErasureGround } from '../../domain/erasure.ts'

/** The answer to a request for erasure, with the law it rests on (PIPL art. 50: a refusal gives its reasons). */
const GROUNDS: Record<ErasureGround, { en: string; zh: string }> = {
  purposeReached: {
    en:
      'The complaint is settled and the keeping period is over: the personal data is erased ' +
      '(PIPL art. 47(1); GDPR art. 17(1)(a)).',
    zh: '处理目的已实现且保存期限已届满，个人信息予以删除（《个人信息保护法》第四十七条第一款；GDPR 第17条第1款(a)项）。',
  },
  periodNotOver: {
    en:
      'The keeping period is not over. Until then the data is stored and protected, is not processed otherwise, ' +
      'and is erased afterwards (PIPL art. 47, last paragraph; GDPR art. 17(3)(b) and art. 18).',
    zh: '规定的保存期限尚未届满：此前除存储和采取必要的安全保护措施外停止处理，期满后删除（《个人信息保护法》第四十七条第二款；GDPR 第17条第3款(b)项、第18条）。',
  },
  restrictedLonger: {
    en:
      'The complaint is restricted beyond the keeping period. Until then the data is stored and protected, is not ' +
      'processed otherwise, and is erased afterwards (PIPL art. 47, last paragraph; GDPR art. 18(1)).',
    zh: '该投诉的限制处理期长于保存期限：此前除存储和采取必要的安全保护措施外停止处理，期满后删除（《个人信息保护法》第四十七条第二款；GDPR 第18条第1款）。',
  },
  legalHold: {
    en:
      'The data is needed to establish, exercise or defend legal claims, and may not be erased while that lasts ' +
      '(PIPL arts. 47 and 50; GDPR art. 17(3)(e)).',
    zh: '该资料为提出、行使或抗辩法律主张所必需，在此期间不予删除（《个人信息保护法》第四十七条、第五十条；GDPR 第17条第3款(e)项）。',
  },
  stillOpen: {
    en:
      'The complaint is not archived: it is still handled, or may still be reopened, and the data is needed for ' +
      'that. Ask again when it is archived (PIPL arts. 47(1) and 50; GDPR art. 17(1)(a)).',
    zh: '投诉尚未归档，仍在处理或仍可重新受理，处理目的尚未实现，暂不删除；归档后可再次提出（《个人信息保护法》第四十七条第一款、第五十条；GDPR 第17条第1款(a)项）。',
  },
}

export const groundView = (code: ErasureGround) => ({ code, ...GROUNDS[code] })
