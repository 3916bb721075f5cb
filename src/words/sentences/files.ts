import type { Sentences } from './in-chinese.ts'

/** What keeps a file from being read, in Chinese: the sentence as it stands in src/files, its values numbered. */
export const FILES: Sentences = {
  '{1} that cannot be used, in {2}:': '{2} 中的{1}无法使用：',
  '{1} cannot be read: {2}': '无法读取 {1}：{2}',
  'There is no file or folder {1}.': '没有文件或文件夹 {1}。',
  'It calls itself {1} in the file {2}: file and id must agree.':
    '编号为 {1}，而文件名为 {2}：文件名须与编号一致。',

  'line {1}, column {2}: the file ends before its JSON does.':
    '第 {1} 行第 {2} 列：文件在此结束，而 JSON 尚未结束。',
  'line {1}, column {2}: the line ends too early.': '第 {1} 行第 {2} 列：此行过早结束，不是有效的 JSON。',
  'line {1}, column {2}: it is no JSON from here on: {3}': '第 {1} 行第 {2} 列：从此处起不是有效的 JSON：{3}',

  'byte 1, line 1: {1}': '第 1 行（第 1 字节）：{1}',
  'byte 1, line 1: it is UTF-8, not GB18030: leave the encoding away.':
    '第 1 行（第 1 字节）：文件是 UTF-8 编码，不是 GB18030：请不要注明编码。',
  'byte {1}, line {2}: it is not {3}.': '第 {2} 行（第 {1} 字节）：不是 {3} 编码。',
  'byte {1}, line {2}: it is not UTF-8. Save it as UTF-8 (in Excel "CSV UTF-8").':
    '第 {2} 行（第 {1} 字节）：不是 UTF-8 编码。请另存为 UTF-8（在 Excel 中为“CSV UTF-8”）。',
  'byte {1}, line {2}: it is not UTF-8. As GB18030 (GBK, Chinese Excel) it says "{3}" here: save it as UTF-8.':
    '第 {2} 行（第 {1} 字节）：不是 UTF-8 编码。按 GB18030（GBK，中文版 Excel）读取，此处为“{3}”：请另存为 UTF-8。',
  'byte {1}, line {2}: it is not UTF-8. As GB18030 (GBK, Chinese Excel) it says "{3}" here: say --encoding gb18030, or save it as UTF-8.':
    '第 {2} 行（第 {1} 字节）：不是 UTF-8 编码。按 GB18030（GBK，中文版 Excel）读取，此处为“{3}”：请注明 --encoding gb18030，或另存为 UTF-8。',

  'it is UTF-16 (little-endian), as "Unicode text" of Excel is. {1}':
    '文件是 UTF-16 编码（小端），即 Excel 的“Unicode 文本”。{1}',
  'it is UTF-16 (big-endian). {1}': '文件是 UTF-16 编码（大端）。{1}',
  'it is UTF-16 (little-endian, without a mark). {1}': '文件是 UTF-16 编码（小端，无标记）。{1}',
  'it is UTF-16 (big-endian, without a mark). {1}': '文件是 UTF-16 编码（大端，无标记）。{1}',
  'it is packed by gzip, which is not taken here. Unpack it.': '文件是 gzip 压缩文件，此处不接受。请先解压。',
  'it is a workbook of an older Excel (.xls). {1}': '文件是旧版 Excel 工作簿（.xls）。{1}',
  'it is a PDF.': '文件是 PDF。',
  'it is an Excel workbook (.xlsx). {1}': '文件是 Excel 工作簿（.xlsx）。{1}',
  'it is a zip archive. Unpack it.': '文件是 zip 压缩文件。请先解压。',
  'Save it as "CSV UTF-8" or another text in UTF-8.': '请另存为“CSV UTF-8”或其他 UTF-8 编码的文本。',
}

/** What a file would have in it. */
export const CONTENTS: Sentences = {
  'A policy': '规则集',
  'A selection of policies': '规则集选用规则',
  'A list of categories': '类别表',
  'A list of intake templates': '登记模板',
  'Root causes': '根本原因表',
  'An undertaking': '保密承诺',
  'What is published': '对外公布的内容',
  'Delivery settings': '投递设置',
  'Words of the firm': '自有措辞',
  'A calendar': '工作日历',
  'A published year': '公布的年度安排',
  'A directory': '人员目录',
  'Labelled texts': '带标签的文本',
  Keywords: '关键词表',
}
