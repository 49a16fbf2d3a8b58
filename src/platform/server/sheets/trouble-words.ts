import type { Words } from '../../../kernel/words.ts';

const zhCN = {
  'sheet-empty': '文件里没有内容。请在第一张工作表里填好再交。',
  'sheet-too-large': '文件超过 32 MB。请分成几个文件，或删去图片和多余的工作表再交。',
  'sheet-not-understood': '这不是表格文件。请交 .xlsx 文件，或用逗号、分号、制表符分隔的 .csv 文件。',
  'sheet-old-format': '这是旧格式（.xls）的文件。请用 Excel 或 WPS 打开，“另存为”.xlsx 再交。',
  'sheet-other-format': '这种表格格式读不了。请用 Excel 或 WPS 打开，“另存为”.xlsx 再交。',
  'sheet-encrypted': '文件设了密码。请打开文件，取消密码后另存一份再交。',
  'sheet-damaged': '文件已损坏，读不完整。请用 Excel 或 WPS 打开，“另存为”一份新的再交。',
  'sheet-unpacks-too-large': '文件解开后大得不正常，没有再读下去。请把内容复制到一张新表里，另存为 .xlsx 再交。',
  'sheet-has-entities': '文件里有 XML 实体定义，正常的表格没有这些，没有再读下去。请把内容复制到一张新表里另存再交。',
  'sheet-cell-too-long': '有一个单元格的内容超过 32767 个字。请缩短后再交。',
  'sheet-too-many-columns': '表格超过 200 列。请只留下模板里的列再交。',
  'sheet-too-many-rows': '表格超过 10 万行。请分成几个文件再交。',
  'sheet-quote-open': '文件里有一个引号没有收尾，读不出后面的行。请用 Excel 或 WPS 另存为 .xlsx 再交。',
  'sheet-text-unreadable': '文件里的文字读不出来。请另存为 UTF-8 编码的 .csv，或 .xlsx 再交。',
  'sheet-too-slow': '文件太复杂，没有在规定的时间和内存里读完。请把内容复制到一张新表里，另存为 .xlsx 再交。',
  'upload-unfinished': '文件没有传完。请再交一次。',
  'uploads-too-many': '您已经交了几个还没有处理的文件。请先处理那些文件，或过一小时再交。',
};

/** Why a file could not be taken in, as a code. */
export type SheetTrouble = keyof typeof zhCN;

const en: typeof zhCN = {
  'sheet-empty': 'There is nothing in the file. Please fill in its first sheet.',
  'sheet-too-large': 'The file has more than 32 MB. Please split it, or drop pictures and other sheets.',
  'sheet-not-understood':
    'This is not a table. Please send an .xlsx file, or a .csv file separated by commas, semicolons or tabs.',
  'sheet-old-format': 'This file is in the old format (.xls). Please open it and save it as .xlsx.',
  'sheet-other-format': 'This kind of table cannot be read. Please open it and save it as .xlsx.',
  'sheet-encrypted': 'The file has a password. Please open it, take the password away and save it again.',
  'sheet-damaged': 'The file is damaged. Please open it and save it as a new one.',
  'sheet-unpacks-too-large':
    'The file unpacks to an abnormal size, so reading stopped. Please copy its content to a new sheet and save that.',
  'sheet-has-entities':
    'The file defines XML entities, which no normal table does, so reading stopped. ' +
    'Please copy its content to a new sheet and save that.',
  'sheet-cell-too-long': 'One cell has more than 32767 characters. Please shorten it.',
  'sheet-too-many-columns': 'The table has more than 200 columns. Please keep those of the template.',
  'sheet-too-many-rows': 'The table has more than 100,000 rows. Please split it.',
  'sheet-quote-open': 'A quotation mark in the file is never closed. Please save the table as .xlsx.',
  'sheet-text-unreadable': 'The text in the file cannot be read. Please save it as .csv in UTF-8, or as .xlsx.',
  'sheet-too-slow':
    'The file is too complicated to be read within the limits of time and memory. ' +
    'Please copy its content to a new sheet and save that.',
  'upload-unfinished': 'The file did not arrive whole. Please send it again.',
  'uploads-too-many': 'There are several files of yours not dealt with. Please see to those, or wait an hour.',
};

export const troubleWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
