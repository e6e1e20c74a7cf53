"""How Chinese policies say that they collect, share or do not: clauses and their stance."""

from __future__ import annotations

import re

from analyzer.scope.policy.names import find_names, together
from analyzer.scope.policy.stance import LOCAL, NONE, Clause, Stance

_SPLIT = re.compile(r"[，,；;：:。！？!?]|(?<=[^、])但(?=会|我们|将|是)")
_COLLECT = re.compile(
    r"收集|采集|掌握|获知|(?:如实|向我们|需要?|应当?)告知(?!书|您|用户)|上报(?!给|至)|(?:同步|备份|储存|保存"
    r"|存储|传输)(?:至|到|于|在)(?:我们的?)?(?:云端|服务器|后台|云服务)|(?:核验|校验|比对|验证|核对)(?:您"
    r"|你)的|同步(?:过来|给我们|到我们|至我们)|会被(?:保存|记录|收集|上传|存储)|留下(?=：|您|你)|(?:需要|必须"
    r"|须|需|应当|应)[^，。；]{0,8}?提供|询问您|获取|读取"
    r"|(?:(?<![\u3400-\u9fff])|(?<=[会将并可能后动来们需再只仅续时常])|(?<=用户)|(?<=系统)"
    r"|(?<=平台))记录(?![、和与及，。]|$|用于)|记录(?=您|你|用户|下您|以下|下列|与您|孩子)|同步(?=您|你)"
    r"|关联(?=您的|你的)|存储(?!空间|权限|卡)|保存(?!期)|保留(?!期)|上传|查询|扫描|监测|接收|留存|录制|录入|提取"
    r"|访问(?!日期|时间|量|权|页面|的页面|行为|、)|使用您的|使用(?=Cookie|cookie|像素|网络信标|您)"
    r"|使用(?=(?:任何)?(?:广告|设备)?(?:标识|ID|OAID|IDFA|IMEI|AAID))|推测|需要您?(?:向我们)?提供|向我们提供"
    r"|请?提供您的|请提供"
    r"|(?:您|用户|你|[车乘]主|司机|商家)(?:还|也|可|可以|应|应当|需|需要|须|必须|选择|自愿|自行|会){0,3}(?:向我们"
    r"|自愿|主动)?(?:提供|补充|完善|上传|填写)|要求您(?:补充|提供|上传|填写)|需要?您?(?:填写|提交|上传|输入)"
    r"|填写|提交|把您的|会将您的(?!.{0,40}(?:共享|提供给|披露))|采样|识别您的|检测您的|请选择|进行反垃圾检测"
    r"|统计(?=您|用户|你|玩家)|(?:经过|传输至|上传至)我们的服务器|对其内容进行(?:审核|检测)|(?:形成|生成"
    r"|构建|建立)[^，。]{0,6}(?=画像|标签)|(?:自动|一并)(?:获得|获取|记下)|(?:要求|请)(?:您"
    r"|你)[^，。]{0,4}(?:录入|出示)|录入|登记您的|调取您的"
    r"|在后台录音|后台(?:录音|录像|定位)|进行[^，。]{0,6}(?:录音|录像|录屏|拍照)|需要(?:您的)?(?=IMEI|位置|手机|身份)"
    r"|必须(?:填写|提供)|处理您的|收取|生成(?=您的|订单|用户|交易)|搜索附近"
)
_SHARE = re.compile(
    r"委托(?![、单记])[^，。；]{1,30}?(?:处理|存储|保存|分析|统计|托管|加工)|(?:同步|告知|转交|推送|上传"
    r"|上报|报送|报告|移交"
    r"|发送|转发|反馈|分享|传送|传输)(?:给|至|到)(?!我们|您(?!选|指定|授权|所选|绑定|关联)|你(?!选|指定|授权"
    r"|所选)|服务器|云端|[^，。；]{0,6}(?:服务器|后台|云端|云服务))|交由(?!我们)"
    r"|(?<![您你])共享(?!的)|提供给(?!我们)|披露|转让|出售|传递给|对外提供"
    r"|(?<!收集并)(?<!收集，并)公开(?:展示|披露)|展示给"
    r"|(?:向|给)(?!我们|您|你|用户|服务器|后台|云端|云服务)[^，。；]{1,30}?(?:提供|披露|共享|发送|传输|展示"
    r"|转让|出售|上报|报送|推送)"
    r"|(?:可以|能够?)看到"
)
_NOT = re.compile(
    r"不会|不再|从不|绝不|决不|并不|不得|不主动|未曾|从未|不予|不(?=收集|采集|获取|读取|记录|存储|保存|保留|留存"
    r"|上传|共享|提供|出售|披露|向|将|对外|涉及|访问|使用|需要|掌握|获知|接触|得到|看到)"
    r"|未(?=收集|采集|获取|读取|上传|存储|向|将)|没有(?=收集|获取|读取|采集|上传)|无法(?=获知|获取|获得|得知"
    r"|查看|读取|接触|知悉)|无需|无须|未(?:集成|接入|设置|嵌入)|禁止|也不|均不"
)
_WITHOUT_CONSENT = re.compile(
    r"未经[^，。]{0,20}(?:同意|授权|许可)|除非[^。]{0,25}(?:同意|授权|允许|许可)|(?:没有|未获得?"
    r"|未取得)[^，。]{0,12}(?:同意|授权)|不经"
)
_BEYOND = re.compile(
    r"不会?(?:再)?(?:超出|超范围|过度|额外|擅自|利用|[将把][^，。]{1,30}用于)|不会?收集[^，。]{0,6}(?:无关|不必要"
    r"|多余)"
)
_NEEDS = re.compile(r"(?:不收集|未收集|不获取|没有|缺少|不使用|无法获取)[^。]{1,40}(?:无法|不能|难以)(?!使用您|确认)")
_REFUSE = re.compile(
    r"(?:拒绝|不同意|不愿|不希望|不想|选择不|可以不|不授权|不填写|不提供|未提供|不开启|关闭|无需提供|无须提供"
    r"|不必提供)"
)
_YOU_MAY = re.compile(
    r"(?:您|你|用户|监护人)?(?:可以?|有权|能够?|也可以?|还可以?|随时)[^，。；]{0,30}?"
    r"(?:更正|修改|删除|清除|清空|访问|查询|查阅|查看|复制|撤回|关闭|注销|重置|更改|导出|拒绝|下载|取消|停止|限制"
    r"|停用|发送给我们)"
)
_ADVICE = re.compile(
    r"请不要|请勿|切勿|请妥善|请确认|请谨慎|不要(?:在|向|将)|请留意|请注意|建议您?|我们建议|请查阅|请您?阅读"
    r"|请在阅读|请联系|应当真实|告知他人|敬请"
)
_ERASE = re.compile(r"(?:将|会|可)?(?:予以)?(?:删除|匿名化|清除|销毁|脱敏处理)")
_OTHER = re.compile(
    r"不(?:受|适用于?)本(?:政策|隐私)|本(?:政策|隐私政策|声明)不适用|另行(?:收集|处理|采集)|以其(?:隐私|自身"
    r"|公布)|由(?:该|其|第三方|合作)[^，。]{0,10}(?:直接|自行|独立)(?:收集|采集|处理)|自行制定|行为由其"
    r"|由其(?:负责|承担)|其(?:隐私政策|隐私指引|隐私声明|自身政策)为准|依其(?:自身|隐私)?|依据其自身|与我们无关"
    r"|不承担(?:任何)?责任|其自身的?隐私|自行(?:收集|负责)|独立(?:收集|处理)"
    r"|第三方网站|该网站|其他网站|其他公司|应用商店(?:可能|会)|其如何处理|受其(?:自身)?的?(?:隐私)?政策"
    r"|由其自行|适用(?:该|其)(?:第三方)?[^，。]{0,8}(?:政策|规则|隐私)|自身的隐私政策|(?:没有"
    r"|无)(?:能力|权限)[^，。]{0,6}获取"
)
_DEFINES = re.compile(
    r"(?:是|系)指|[，,]\s*指|指的是|又称|所称|是一[种个项]|是[^，。]{0,20}(?:文本文件|小文件|字符串|标识码)"
    r"|^[^，。：]{1,12}[：:]\s*(?:是|指(?!纹|静脉|定|示|令|数))|^[^，。：]{0,8}(?:个人信息|敏感信息|隐私信息"
    r"|个人数据)[：:]\s*包括|^[^，。：]{1,12}[：:]\s*包括[^。]*等?(?:描述|反映|能够?识别"
    r"|用于?标识)[^。]{2,30}(?:信息|数据)"
    r"|(?:发现|知悉|得知)[^，。]{0,30}收集了|(?:如|若|一旦)(?:我们)?(?:发现|知悉|得知)[^，。]{0,30}收集"
    r"|一旦泄露|包括以电子|定义为"
)
_LAW = re.compile(r"无需征得|不必征得|不需要征得|无须征得|以下情形|下列情形")
_PROTECT = re.compile(
    r"加密(?!的|后)(?!.{0,14}(?:收集|上传|获取|读取|采集|匹配|提取|云端|服务器))|保护您的(?!账号安全)|本次更新|更新了"
    r"|新增了关于|可能危害|收购|合并|(?:保存|存储|留存|保留)(?:的?(?:期限|时间)|不少于|不超过|至少|最长)"
)
_BY_CHILD = re.compile(r"在[^，。]{0,8}(?:监护人|父母|家长)[^，。]{0,10}(?:指导|陪同|监督|同意|帮助|协助)下")
_ADDICTED = re.compile(
    r"防(?:止|范)?[^，。]{0,6}沉迷|(?:未成年人?|青少年)(?:网络|保护|防沉迷|模式|游戏)|(?:识别|判断|核实"
    r"|确认)[^，。]{0,10}(?:是否为?)?未成年人?"
    r"|用于对?[^，。]{0,4}(?:未成年|儿童)[^，。]*"
)
"""Words on children that say why the data of every user are had."""
_BY_OTHERS = re.compile(
    r"由(?!我们|您|你|用户|本人|系统|App|平台|应用)[^，。；]{1,16}?(?:收取|收集|采集|保管|处理|存储|验证|掌握)(?!的)"
)
_TELL = re.compile(r"(?:通过|以|发送)[^，。]{0,16}(?:短信|电话|邮件|推送|通知)[^，。]{0,8}(?:告知|通知|联系)|致电|拨打")
_CHILD = re.compile(r"(?:儿童|未成年人|孩子|未满)")
_PERMISSION = re.compile(
    r"权限|授权我们(?:访问|使用|调用)|申请(?:读取|获取|使用|访问)|(?:调用|打开|开启)(?:您的|手机|设备"
    r"|手机的)?(?:摄像头|相机|麦克风|相册"
    r"|蓝牙|定位)"
)
_NO_PERMISSION = re.compile(r"(?:不会?|无需|无须|从不|未)(?:再)?(?:申请|索取|要求|需要|使用|调用|向您申请)[^，。]*权限")
_IN_STATE = re.compile(r"后台|静默|未使用|关闭(?:应用|App)|退出(?:应用|App)", re.I)
_TO_US = re.compile(r"(?:向|给|返回)我们(?:提供|共享|同步|返回|传输|披露)?")
_PURPOSE = re.compile(
    r"以便于?|用于|用来|用以|从而|为了|旨在|帮助(?:我们|您)|(?<![可予加得难所足])以(?=[^及上下内外前后免电供便往])"
    r"|来(?=[识判推生完丰优提保实改])|据此|并将其转换|为您(?=提供|展示|推荐|个性化|呈现|匹配|定制)"
    r"|并?向您(?=推荐|展示|推送|投放)|，?实现(?=[^，。]{1,12}(?:功能|服务))"
)
_WHEN = re.compile(
    r"^[^，]{1,60}?(?<![实临及按定同准随有平小暂即计延睡])时(?![间长区刻效代尚候常段])(?:，)?"
    r"|^[^，]{1,40}?(?<![之最今售背先落幕])[后前](?=，|我们|将|会|$"
    r"|台)(?!台)|^[^，]{0,20}?(?:行程|服务|通话|使用|导航|直播|游戏|问诊|驾驶|会议)(?:过程)?中(?=将|会|我们|，)"
    r"|^[^，]{0,40}?(?:期间|的情况下|的情形下|过程中)"
)
_IF = re.compile(
    r"^(?:但)?(?:(?:依照|按照|依据|遵照)[^，]{2,40}(?:规定|要求)$|如果|如(?=您|你|需|有)|若|假如|倘若|当您"
    r"|在您|一旦|仅当|只有|除非|未经|经您|基于"
    r"|根据(?!您的(?:IP|位置))|为(?!您)|在[^，]{1,30}(?:后|前|时|中|下)$)"
)
_SELF = r"我们|本应用|本产品|本公司|本软件|本平台|本SDK|App|APP|应用|服务器|系统|平台|客户端|产品"
_SUBJECT = re.compile(
    rf"(?P<self>{_SELF})|(?P<other>(?:该|此|上述|前述|其)?SDK|第三方(?!网站)|合作(?:方|伙伴)|广告商|服务商|供应商"
    rf"|(?<!我们的)(?<!我们的[\u3400-\u9fff]{{2}})(?:插件|组件)|运营商(?=会|将))"
)
_ORIGIN = re.compile(r"(?:[从自向]|来自|通过|经由|委托|借助)$")
_FROM = re.compile(r"(?:从|自|使用|通过|由|关联|绑定|与|向|委托|接入了?)\s*$")


def silent(text: str) -> bool:
    """Tell whether a sentence speaks of definitions, other companies, laws or advice: nothing in it declares."""
    if _ADVICE.search(text) and not re.search(r"我们(?:会|将|需|可能)", text) and not _COLLECT_BY_US.search(text):
        return True
    return bool(_OTHER.search(text) or _DEFINES.search(text) or _LAW.search(text))


def clauses(text: str) -> list[Clause]:
    """Give the clauses of a sentence with their stance, in order."""
    spans, start = [], 0
    for match in _SPLIT.finditer(text):
        if match.start() > start:
            spans.append((start, match.start()))
        start = match.end() if match[0] != "但" else match.start()
    if start < len(text):
        spans.append((start, len(text)))
    return [_clause(text, start, end) for start, end in spans]


def _clause(text: str, start: int, end: int) -> Clause:
    words = text[start:end]
    zones: list[tuple[int, int]] = []
    condition = purpose = ""
    if _EXCEPT.match(words):
        return Clause(start, end, _except(words), (), words)
    if _NEEDS.search(text) and _lacks(words):
        return Clause(start, end, Stance("collected", is_sure=False), (), "", words)
    if _BASED.match(words) or (_BASED_ON.match(words) and _SHOWN.match(text[end:].lstrip("，,"))):
        return Clause(start, end, Stance("collected", is_sure=False), (), "", "")
    if _IF.match(words) and (own := _OWN_PART.search(words)):
        later = _clause(text, start + own.start(), end)
        return Clause(
            start, end, later.stance, ((start, start + own.start()), *later.zones), later.purpose, words[: own.start()]
        )
    if _IF.match(words) and not _subject_collects(words):
        is_purpose = words.startswith("为")
        return Clause(start, end, NONE, ((start, end),), words if is_purpose else "", "" if is_purpose else words)
    when = _WHEN.match(words)
    rest = 0
    if when:
        condition, rest = when[0], when.end()
        zones.append((start, start + rest))
    aim = _PURPOSE.search(words, rest)
    body_end = len(words)
    if aim:
        purpose, body_end = words[aim.start() :], aim.start()
        zones.append((start + aim.start(), end))
    body = words[rest:body_end]
    stance = _stance(body, words, text, start + rest, has_aim=bool(aim and aim[0] in ("用于", "用来")))
    if rest == len(words):
        stance = NONE
    return Clause(start, end, stance, tuple(zones), purpose, condition)


_BASED_ON = re.compile(
    r"(?:基于|依据|结合|根据)(?:您|你)(?:授权|提供|开启|分享)?的(?!同意|授权|需求|选择|要求|请求|指示)[^，]{2,40}$"
)
_SHOWN = re.compile(r"^[^，。]{0,12}?(?:为|向)(?:您|你)[^，。]{0,6}(?:展示|计算|推荐|匹配|显示|判断|定位|提供|推送)")
_BASED = re.compile(
    r"(?:基于|依据|结合)(?:您|你)的[^，]{2,40}?(?:为(?:您|你))?(?:展示|计算|推荐|匹配|显示|判断|定位|提供)(?!的)"
)
"""What is used is had: `基于您的位置信息展示附近网点`."""
_OWN_PART = re.compile(
    r"(?<=[时后])(?:访问|收集|获取|读取|采集|上传)|"
    r"(?<=[^如若果当经为])(?:您|你|用户)(?:还|也|须|需|应|必须|需要|仍需){1,3}(?:向我们)?(?:提供|填写|上传|提交)"
    r"|(?<=.)我们(?:会|将|还会|可能|需要|需)[^，]{0,12}?(?:收集|采集|获取|读取|记录)"
)
_EXCEPT = re.compile(r"除.+外$")


def _except(words: str) -> Stance:
    if _SHARE.search(words):
        return Stance("shared", "third", is_sure=False)
    return Stance("collected", is_sure=False) if _COLLECT.search(words) else NONE


def _lacks(words: str) -> bool:
    return bool(re.search(r"不收集|未收集|不获取|没有|缺少|不使用", words)) and not re.match(r"如果?您|若您", words)


def _subject_collects(words: str) -> bool:
    """Tell whether a clause that begins as a condition goes on to say what we do."""
    return bool(re.search(r"(?:时|后|前)(?:我们|系统|应用)[^，]{0,12}(?:收集|获取|读取|采集)", words)) or bool(
        re.match(r"(?:基于|根据|经您)", words) and re.search(r"我们(?:会|将|可能)", words)
    )


def _stance(body: str, words: str, text: str, offset: int, *, has_aim: bool) -> Stance | None:
    if _ADVICE.search(body) or _PROTECT.search(body) or _TELL.search(body) or _BY_CHILD.search(words):
        return NONE
    if _BY_OTHERS.search(body) and not _SHARE.search(body) and not find_names(body):
        return LOCAL
    erase, taken = _ERASE.search(body), _COLLECT.search(body)
    if erase and not (taken and taken.end() < erase.start() - 2):
        return NONE
    if _BEYOND.search(words) or _NOT_CLEAR.search(words):
        return NONE
    if _REFUSE.search(body) and not _COLLECT_BY_US.search(body):
        return NONE
    if _UNSEEN.search(body):
        return Stance("denied", "third")
    if _SEEN_BY.search(body):
        return Stance("shared", "third")
    if _YOU_MAY.search(body):
        return NONE
    share, collect = _SHARE.search(body), _COLLECT.search(body)
    if _ON_DEVICE.search(words) and not _TAKES.search(words):
        return LOCAL
    if share and not (collect and collect.start() > share.end()):
        return _shared(body, text, share)
    if _NO_GIVING.search(body):
        return NONE if _WITHOUT_CONSENT.search(text) else Stance("denied", "third")
    if collect and not (_PERMISSION_ONLY.search(words) and collect[0] in _OPENS):
        return _collected(body, text, offset, collect)
    if _PERMISSION.search(body):
        return Stance("denied") if _NO_PERMISSION.search(body) else Stance("permission")
    if _NEEDLESS.search(body):
        return NONE
    return Stance("collected", is_sure=False) if has_aim and body.strip() else None


_ON_DEVICE = re.compile(
    r"(?:保存|存储|存放|留存|保留|处理|进行|完成|储存)(?:在|于)?(?:您|用户|你)?的?(?:移动|智能|个人"
    r"|自己的?)?(?:设备|手机|终端|本地|客户端|[^，。]{0,6}芯片)(?!型号|信息|标识)"
    r"|在(?:您|用户|你)?的?(?:设备|手机|终端|本地|客户端|[^，。]{0,6}芯片)(?:本地|端|上|中|内)?(?:进行)?(?:保存"
    r"|存储|处理|计算|比对|完成|识别|匹配)|(?:存于|存在|保存于|留在)(?:本机|手机里|设备上)|仅?本地(?:处理"
    r"|存储|保存|匹配)|由(?:您|用户|你)的?(?:手机|设备|终端|操作系统|系统)[^，。]{0,6}(?:进行|完成|比对|校验"
    r"|处理|验证)"
)
_PERMISSION_ONLY = re.compile(
    r"(?:授权|开启|申请|获取|使用|访问|调用|需要)[^，。]{2,40}?权限$"
    r"|授权我们(?:访问|使用|调用)(?:您的|设备的?|手机的?)?(?:相机|摄像头|麦克风|相册|存储|蓝牙)"
)
_OPENS = frozenset({"访问", "获取", "读取", "使用您的"})
_NO_GIVING = re.compile(r"不会?(?:对外|直接)?(?:提供|透露|泄露|展示|给)(?=您|你|用户|任何|其|能)")
_UNSEEN = re.compile(r"^(?!.{0,8}我们)[^，。]{1,12}(?:看不到|无法看到|不能看到|看不见|拿不到|收不到)(?=您|你|用户)")
_SEEN_BY = re.compile(r"(?<![您你])(?<!监护人)(?<!用户)(?:可以?|能够?|将|会)(?:看到|查看|知悉)(?=您|你)")
_TAKES = re.compile(r"(?<!不)(?<!不会)(?<!不予)(?:收集|采集|读取|获取|录制|上传)")
_NOT_CLEAR = re.compile(r"不会?(?:以)?明文")
_NEEDLESS = re.compile(r"展示|我们将不|无法|不能|支持|不影响")
_COLLECT_BY_US = re.compile(r"我们(?:会|将|需要?)?(?:收集|获取|读取)")


def _shared(body: str, text: str, share: re.Match[str]) -> Stance:
    negation = _NOT.search(body, 0, share.end())
    if negation:
        return NONE if _WITHOUT_CONSENT.search(text) or _BEYOND.search(body) else Stance("denied", "third")
    for words in (body, text):
        if named := find_names(words):
            *also, party = together(words, named)
            return Stance("shared", party, also=tuple(also))
    return Stance("shared", "third")


def _collected(body: str, text: str, offset: int, collect: re.Match[str]) -> Stance:
    (*also, party), is_named = _subject(text, collect.start() + offset)
    if _TO_US.search(body):
        party, also = "first", []
    negations = len(_NOT.findall(body[: collect.end()]))
    if re.search(r"不会停止|并非不|不得不|不可避免", body):
        return Stance("collected", party, is_sure=False)
    is_on_child = _is_on_child(text, body, offset + collect.end())
    if "并非" in body or (is_on_child and negations):
        return NONE
    if negations == 1:
        if _WITHOUT_CONSENT.search(text) or _BEYOND.search(body) or re.search(r"无需|无须", body):
            return NONE
        return NONE if _IN_STATE.search(text) else Stance("denied", party)
    if is_on_child and "监护人" not in body:
        return NONE
    return Stance("collected", party, is_sure=negations == 0 and is_named, also=tuple(also))


def _is_on_child(text: str, body: str, verb_end: int) -> bool:
    """Tell whether the data of children are spoken of: before the verb or in its own clause, not as a reason."""
    return bool(_CHILD.search(_ADDICTED.sub("", text[:verb_end])) or _CHILD.search(_ADDICTED.sub("", body)))


def _subject(text: str, verb: int) -> tuple[tuple[str, ...], bool]:
    """Give who collects: the nearest subject before the verb, in this clause or an earlier one.

    Companies named in one go come together, the last one last.
    """
    subject = None
    for match in _SUBJECT.finditer(text, 0, verb):
        if match["self"] or not _ORIGIN.search(text, 0, match.start()):
            subject = match
    names = [
        name
        for name in find_names(text[:verb])
        if not _FROM.search(text[: name.start]) or text[name.end :][:4].find("SDK") >= 0
    ]
    name = names[-1] if names else None
    if subject is not None and subject["self"] and not (name and name.start > subject.start()):
        return ("first",), True
    if name is not None and (subject is None or name.start >= subject.start() - 12 or subject["other"]):
        return together(text, [one for one in find_names(text[:verb]) if one.start <= name.start]), True
    if subject is not None and subject["other"]:
        return together(text, find_names(text[:verb])) or ("third",), True
    return ("first",), True
