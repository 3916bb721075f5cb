import type { Title } from '../domain/names.ts'

/** What commands that ask the API say where they cannot. */
export const COMMANDS_SAY = {
  noSystem: {
    zh: '没有找到正在运行的系统。请用 npm start 启动，或用 --url 指明。',
    en: 'No running system found. Start one with `npm start`, or name it with --url.',
  },
  notSignedIn: {
    zh: '未设置 API_KEY 或 API_KEY_FILE：命令在正式环境中以接口密钥或个人令牌登录，开发用户不能使用。所需权限范围见 --help。',
    en:
      'Neither API_KEY nor API_KEY_FILE is set: in production a command signs in with a key of the API or the token of a ' +
      'person, and there are no development users. Which scopes it needs: --help.',
  },
  unreadable: (file: string, why: string): Title => ({
    zh: `API_KEY_FILE：无法读取 ${file}：${why}`,
    en: `API_KEY_FILE: ${file} cannot be read: ${why}`,
  }),
  noToken: (setting: string): Title => ({
    zh: `${setting}：其中没有密钥或令牌，或多于一个`,
    en: `${setting}: that is no key and no token, or more than one`,
  }),
  notOnTrial: (base: string): Title => ({
    zh: `${base} 不认开发用户。请用 API_KEY 或 API_KEY_FILE 提供接口密钥或个人令牌。所需权限范围见 --help。`,
    en:
      `The API at ${base} has no development users. Give a key of it or the token of a person by API_KEY or ` +
      'API_KEY_FILE. Which scopes it needs: --help.',
  }),
  unknownKey: (base: string): Title => ({
    zh: `${base} 不接受 API_KEY 中的密钥或令牌：未知、已失效或已吊销。`,
    en: `The API at ${base} does not take the key or token of API_KEY: it is unknown, has expired or was revoked.`,
  }),
  onlyOnTrial: {
    zh: '演示以开发用户的身份进行，正式环境中没有他们。请在 npm start 启动的系统上运行。',
    en: 'The tour speaks as the development users, and there are none in production. Run it on a system of `npm start`.',
  },
} satisfies Record<string, Title | ((...given: string[]) => Title)>
