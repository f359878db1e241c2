"""Names of persons: family names, and what has the form of a name."""

from __future__ import annotations

import re

from summarizer.people.words import any_of

__all__ = ["COMPOUND", "DOTTED", "FAMILY", "HAN", "NAME_CHAR", "is_common_word", "is_name", "split_names", "tight"]

HAN = r"[^\W\d_A-Za-z]"
"""A Chinese character, as a pattern: a letter that is not of ASCII. (Ranges of characters take long to compile.)"""

NAME_CHAR = r"(?:(?![\dA-Za-z_])[\w·•])"
"""A character of a name: a Chinese one, or the dot between its parts."""

# Family names of one character: the 400 most frequent of the census reports of the Ministry of Public Security
# (2020), the rarer ones of the classical Baijiaxing, and some of the national minorities' in Chinese characters.
_SINGLE = """
王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁
任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴
严莫孔向常汤康易乔赖文季辛成柴童欧管岳应符阮邢耿舒詹左纪祝古温俞尚麻盛樊齐庞颜芦焦葛卓洪伍殷翁柳倪
关安蓝路涂聂牛毕霍穆包游甘屈项褚申裴席卫瞿靳岑骆桂苗谷单费冉晏凌车蒲邬鲁解蔺艾祁柯阳喻滕鲍尤米巫饶
苟宁卞卜臧宫景房缪司桑储娄窦戚鞠仇楼梅边井郎党简练栾隋初查封冀鄢暴仲莘敖訾苑荆巩匡亢郁柏闵惠丛佟佘
迟慕利尧计弓战木粟楚燕花鹿明雍原银都荀竺阚沙宗幸植辜虞谌邰蔚濮鄂寇丘揭晋甄区池乐连商危贝仝代冷宓宣
岩芮候元农容檀瓮鱼官承蓬佴全浦桓糜戈步璩勾於隆师厉暨居阙扶堵宰郦郤双贲胥苍闻翟逄扈郏卻慎乜养丰巢蒯
奚酆廉湛狄伏茅刁嵇滑荣羿汲邴松富乌钭戎祖韶郜宿怀咸籍阴贡劳寿庄习宦庾衡满弘禄殳沃夔逯盖权
章华昌凤皮平支强牟墨谯笪帅缑归仉粘揣遆睢兀冼凃庹佀芈苌呙逢隰麴麹缐蒿雒
益竹衣岱展巴扎洛央普格索拉姬禹亓厍裘干诸稽束牧隗山郗班仰秋伊蓟薄印麦国兰海云岭苍晁宛邸冒励邝茹钮昝
""".replace("\n", "")

_DOUBLE = """
公羊 宗政 太叔 仲孙 闾丘 颛孙 巫马 漆雕 乐正 谷梁 东郭 羊舌 微生 梁丘 左丘
欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 东方 南宫 西门 百里 呼延 端木 闻人
轩辕 独孤 申屠 太史 澹台 公冶 濮阳 淳于 单于 钟离 鲜于 拓跋 完颜 万俟 赫连
"""

# Words that begin with a family name and often stand at the head of a line or after a title.
_COMMON_WORDS = """
    项目 任务 方向 关键 成效 安全 时间 经验 文明 方案 方法 方面 高度 高质 成绩 成果 关于 关心 关注 关系 任何 应该 应当
    应对 于是 万亿 万元 全市 全县 全省 全区 全国 全力 全面 全年 金融 文化 文件 石油 石化 马上 连续 连接 安排 成立
    成功 成为 成员 时代 明确 明年 常委 常务 向上 向前 温度 路径 路线 古城 边境 车辆 项链 农业 农村 农民 商务
    商业 简介 广告 国家 国际 海洋 计划 查看 查处 管理 管委 相关 平台 平均 尚未 解决 解读 解放 单位 利用 利率 元旦
    双方 双向 代表 展示 展望 展开 步伐 步入 班子 普通 普及 容量 师资 宣传 宣布 养老 养殖 丰富 云端 山区 牧区 索引
    格局 央企 都市 都是 原来 原因 原则 战略 战斗 战役 木材 花园 明显 党委 党员 党建 党组 初步 初心 初中 封闭 景区 景观
    房屋 房产 司法 储备 宫殿 边界 练好 简政 惠及 丛书 迟到
    平等 平安 平衡 平方 富裕 富民 富强 强调 强化 强势 强力 强国 强县 强市 华人 华侨 华东 华北 华中 华南 满意
    满足 满怀
    权力 权益 权威 祖国 荣获 荣誉 支持 支部 支撑 支付 章程 庄稼
    庄园 归属 归集 怀着 劳动 习惯 弘扬 元素 墨守 况且 端牢 端稳
    但是 但凡 衡量 凤凰 皮革 松绑 宿舍 籍贯 贡献 寿命 逢山 逢事 帅先 展开 咸鱼 松树 狄仁
"""
_COMMON = frozenset(_COMMON_WORDS.split())

COMPOUND = any_of(_DOUBLE)
FAMILY = f"(?:{COMPOUND}|[{''.join(sorted(set(_SINGLE)))}])"
"""A family name."""

DOTTED = f"{HAN}{{1,8}}(?:[·•・‧]{HAN}{{1,8}})+"
"""A name of several parts, as of many minorities (`阿依古丽·买买提`)."""

_NAME = re.compile(f"{COMPOUND}{HAN}{{1,2}}|(?!{COMPOUND}){FAMILY}{HAN}{{1,2}}|{DOTTED}")
_OFFICE = re.compile("[局厅部省市县区院校行所处科会队站]长|书记|主任|主席|总经理|记者|代表|委员")
_GAP = re.compile(r"[\s　]+")


def tight(text: str) -> str:
    """`text` without any white space (`王　政` → `王政`)."""
    return "".join(text.split())


def is_common_word(text: str) -> bool:
    """Whether `text` begins with a word that only looks like a name (`项目`, `关键`)."""
    return text[:2] in _COMMON


def is_name(text: str) -> bool:
    """Whether `text` has the form of a name: a known family name with one or two characters, or one with `·`."""
    text = tight(text)
    return bool(_NAME.fullmatch(text)) and not (_OFFICE.search(text) or is_common_word(text))


def split_names(run: str) -> tuple[str, ...]:
    """The names in a run without spaces: `李娜张立` gives two; a run that is no sequence of names gives none."""
    if 2 <= len(run) <= 3 or "·" in run or "•" in run or (len(run) == 4 and re.match(COMPOUND, run)):
        return (run,)
    for size in (3, 2):
        rest = split_names(run[size:]) if len(run) - size >= 2 and is_name(run[:size]) else ()
        if rest and all(map(is_name, rest)):
            return (run[:size], *rest)
    return (run,) if len(run) == 4 else ()
