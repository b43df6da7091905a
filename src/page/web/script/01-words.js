// Every string that a person sees: Chinese, English. In a sentence `{name}` stands for a value.

const WORDS = {
  title: ['计划对标', 'Plans compared'],
  subtitle: ['上级要求的事项，本级有没有、缺了什么、缺在哪一级；每个结论都附原文。', 'What is asked for above and what is here, what is missing and since which level; every answer with its sentence.'],
  private: ['文件只在这台电脑上处理，不联网、不上传；关闭本页即清除。', 'Files are read on this computer only. Nothing is sent anywhere; closing the page forgets them.'],
  skip: ['跳到正文', 'Skip to the content'],
  to_english: ['English', '中文'],
  doors: ['要做的事', 'What to do'],
  door_files: ['文件', 'Files'],
  door_compare: ['对照表', 'Comparison'],
  door_draft: ['查草稿', 'Check a draft'],
  door_report: ['审查报告', 'Report'],
  door_review: ['复核', 'Review'],
  about_compare: ['各地计划逐项对照，点开每一格看各级原文，可下载 Excel、Word。', 'Places side by side, item by item. Open a cell to read the sentence of each level; take it as Excel or Word.'],
  about_draft: ['拿一份草稿与上级文件对照，逐条指出遗漏和弱化，并给出建议文字。', 'Hold a draft against the plans above: what it leaves out or weakens, with a text to use.'],
  about_report: ['整批计划的结论、各地情况、事项情况、缺失环节，并可成套下载。', 'A whole folder: conclusion, places, items, where they were lost; the set to download.'],
  about_review: ['程序拿不准的句子由人判定，署名、注明日期，结果可保存再用。', 'A person decides what the program is not sure of, with name and date; kept for the next time.'],
  starting: ['正在准备……', 'Getting ready…'],
  start_failed: ['程序未能启动：{why}。请改用较新的浏览器（Edge、Chrome 96 以上，Firefox 100 以上）。', 'The program did not start: {why}. Use a newer browser (Edge or Chrome 96, Firefox 100, or later).'],
  version: ['duibiao {version} · {taxonomy}（{items} 项）', 'duibiao {version} · {taxonomy} ({items} items)'],

  drop_here: ['把各级计划拖到这里', 'Drop the plans here'],
  drop_what: ['Word、WPS、PDF、OFD、Excel、网页、文本均可；一次可放入多个文件或整个文件夹，也可放入上次保存的 .duibiao.zip。', 'Word, WPS, PDF, OFD, Excel, web pages, text. Several files or whole folders at once; or a .duibiao.zip saved before.'],
  drop_now: ['松开即放入', 'Let go to add'],
  choose_files: ['选择文件', 'Choose files'],
  choose_folder: ['选择文件夹', 'Choose a folder'],
  add_files: ['继续添加文件', 'Add files'],
  add_folder: ['添加文件夹', 'Add a folder'],
  reading: ['正在读取文件', 'Reading files'],
  reading_file: ['正在读取 {file}（{done}/{total}）', 'Reading {file} ({done} of {total})'],
  listing: ['正在查看文件夹，已找到 {count} 个文件', 'Looking through the folder: {count} files so far'],
  comparing: ['正在逐项对照', 'Comparing'],
  checking: ['正在检查草稿', 'Checking the draft'],
  making: ['正在生成 {name}', 'Making {name}'],
  opening: ['正在打开', 'Opening'],
  saving: ['正在保存', 'Saving'],
  cancel: ['停止', 'Stop'],
  cancelled: ['已停止。放入的文件都还在。', 'Stopped. All files are still here.'],
  cancelled_take: ['已停止，这次的 {count} 个文件没有放入；原来的文件都还在。', 'Stopped: {count} files were not added; what was here before still is.'],
  restarted: ['内存不足，程序已重新开始，放入的文件都还在。', 'Memory ran out. The program started anew; all files are still here.'],
  restarted_file: ['读取“{file}”时内存不足，这份文件已搁置；其余文件都还在。', 'Memory ran out while reading “{file}”. It was set aside; all other files are still here.'],
  done_reading: ['已读入计划 {plans} 份。', 'Plans read: {plans}.'],
  done_reading_some: ['已读入计划 {plans} 份；另有 {left} 个文件未能读入，原因见“文件”。', 'Plans read: {plans}. Files not read: {left}; see Files for the reasons.'],
  failed: ['未能完成：{why}', 'It could not be done: {why}'],
  close_notice: ['关闭提示', 'Close this message'],

  files_title: ['放入的文件', 'Files'],
  shown_all: ['全部 {count}', 'All {count}'],
  shown_plans: ['计划 {count}', 'Plans {count}'],
  shown_left: ['未能读入 {count}', 'Not read {count}'],
  shown_open: ['需要补填 {count}', 'Incomplete {count}'],
  shown_part: ['有内容未读出 {count}', 'Read in part {count}'],
  col_file: ['文件', 'File'],
  col_what: ['读成什么', 'Read as'],
  col_place: ['地方', 'Place'],
  col_level: ['层级', 'Level'],
  col_year: ['年份', 'Year'],
  col_actions: ['操作', 'Actions'],
  is_plan: ['计划', 'plan'],
  is_not_read: ['未能读入', 'not read'],
  is_data: ['说明文件', 'data file'],
  is_result: ['本程序生成的结果', 'a result of this program'],
  is_waiting: ['等待读入', 'waiting'],
  is_hidden: ['办公软件的临时文件', 'left behind by an office program'],
  tasks: ['任务 {tasks} 项，{clauses} 句', '{tasks} tasks, {clauses} sentences'],
  unread_parts: ['有 {count} 处未读出', 'parts not read: {count}'],
  unread_line: ['第 {line} 行：{what}（{why}）', 'line {line}: {what} ({why})'],
  unread_other: ['{what}（{why}）', '{what} ({why})'],
  unknown: ['不明', 'not known'],
  fill_in: ['补填', 'Fill in'],
  correct: ['更正', 'Correct'],
  corrected: ['已更正', 'corrected'],
  remove: ['移除', 'Remove'],
  fill_in_of: ['补填：{file}', 'Fill in: {file}'],
  correct_of: ['更正：{file}', 'Correct: {file}'],
  remove_of: ['移除：{file}', 'Remove: {file}'],
  removed: ['已移除“{file}”。', 'Removed “{file}”.'],
  remove_all: ['全部移除', 'Remove all'],
  remove_all_sure: ['移除全部 {count} 个文件，连同更正和判定？', 'Remove all {count} files, with corrections and decisions?'],
  as_read: ['按原文', 'as the text says'],
  as_read_value: ['按原文：{value}', 'as the text says: {value}'],
  field_level: ['层级', 'Level'],
  field_place: ['地方（全称，如“青柏市”）', 'Place (full name)'],
  field_prefecture: ['所属市、州', 'Prefecture above it'],
  field_province: ['所属省、自治区、直辖市', 'Province above it'],
  field_year: ['年份', 'Year'],
  correct_hint: ['清空即按原文。更正只影响对照，不改动文件本身。', 'Empty means as the text says. The file itself is not changed.'],
  save: ['确定', 'Save'],
  back_to_read: ['恢复原文所写', 'Back to what the text says'],
  cancel_edit: ['取消', 'Cancel'],
  bad_year: ['年份应为四位数字，如 2017。', 'A year has four digits, such as 2017.'],
  page_of: ['第 {from}–{to} 个，共 {total} 个', '{from}–{to} of {total}'],
  earlier: ['上一页', 'Back'],
  later: ['下一页', 'Next'],
  next_step: ['接下来', 'Next'],
  over_limit: ['文件有 {size}，超过 {limit} 的上限', 'the file has {size}, more than the limit of {limit}'],
  too_many: ['一次最多放入 {limit} 个文件，其余 {left} 个没有放入。', 'At most {limit} files; {left} were not added.'],
  gone: ['文件打不开，可能已移动、改名或正被占用；请重新放入', 'it cannot be opened; it may have been moved, renamed or locked. Add it again'],
  problem: ['还不能对照：{why}', 'Nothing can be compared yet: {why}'],
  notes: ['读取时的说明', 'Notes on the reading'],
  need_files: ['先放入计划，再看{door}。', 'Add plans first.'],
  all_unread: ['放入的文件都未能读成计划，原因见“文件”。', 'None of the files could be read as a plan; see Files for the reasons.'],
};

/** Fills the places of a sentence. */
const fillIn = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

/** A string in the language of the page. */
function t(key, values) {
  const pair = WORDS[key] ?? MORE_WORDS[key];
  if (!pair) throw new Error(`no string ${key}`);
  return fillIn(pair[state.lang === 'en' ? 1 : 0], values);
}

/** A name that the engine gives in both languages. */
const named = thing => (state.lang === 'en' ? thing.en : thing.zh) ?? thing.name ?? thing.zh ?? '';

/** A size for people. */
function sizeText(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
