"""The names of the months, as pages in many languages write them."""

from __future__ import annotations

import unicodedata

# Twelve paragraphs, January to December.
_NAMES = """
    january jan januar jän jänner januari janvier janv enero ene gennaio gen janeiro
    styczeń stycznia sty leden ledna január januára ianuarie ian tammikuu tammikuuta
    ocak января янв январь січня січ ιανουαρίου ιαν يناير जनवरी มกราคม yanvar
    siječnja januara sausio jaanuar janvāris gener xaneiro tháng1

    february feb februar februari février fév févr febrero febbraio fevereiro fev
    luty lutego lut únor února február februára februarie helmikuu helmikuuta şubat
    февраля фев февр февраль лютого лют φεβρουαρίου φεβ فبراير फ़रवरी กุมภาพันธ์
    veljače februara vasario veebruar februāris febrer febreiro

    march mar märz mär mrz maart mrt mars marzo março marzec marca březen března
    marec martie maaliskuu maaliskuuta mart március марта мар март березня бер
    μαρτίου μαρ مارس मार्च มีนาคม ožujka marta kovo märts marts març

    april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna apríl
    apríla aprilie huhtikuu huhtikuuta nisan április апреля апр апрель квітня квіт
    απριλίου απρ أبريل अप्रैल เมษายน travnja aprila balandžio aprill aprīlis

    may mai mei maj mayo maggio mag maio maja květen května máj mája toukokuu
    toukokuuta mayıs május мая май травня трав μαΐου μάιος مايو मई พฤษภาคม svibnja
    gegužės maijs maig

    june jun juni juin junio giugno giu junho czerwiec czerwca cze červen června jún
    júna iunie kesäkuu kesäkuuta haziran június июня июн июнь червня черв ιουνίου
    ιουν يونيو जून มิถุนายน lipnja juna birželio juuni jūnijs juny xuño

    july jul juli juillet juil julio luglio lug julho lipiec lipca lip červenec
    července júl júla iulie heinäkuu heinäkuuta temmuz július июля июл июль липня
    лип ιουλίου ιουλ يوليو जुलाई กรกฎาคม srpnja jula liepos juuli jūlijs juliol
    xullo

    august aug augustus augusti août aoû agosto ago sierpień sierpnia sie srpen
    srpna augusta elokuu elokuuta ağustos augusztus августа авг август серпня серп
    αυγούστου αυγ أغسطس अगस्त สิงหาคม kolovoza avgusta rugpjūčio augusts agost

    september sept sep septembre septiembre setiembre settembre set setembro
    wrzesień września wrz září septembra septembrie syyskuu syyskuuta eylül
    szeptember сентября сен сент сентябрь вересня вер σεπτεμβρίου σεπ سبتمبر सितंबर
    กันยายน rujna septembar rugsėjo septembris setembre

    october oct oktober okt octobre octubre ottobre ott outubro out październik
    października paź říjen října október októbra octombrie lokakuu lokakuuta ekim
    октября окт октябрь жовтня жовт οκτωβρίου οκτ أكتوبر अक्टूबर ตุลาคม listopada
    oktobra spalio oktoober oktobris

    november nov novembre noviembre novembro listopad listopadu novembra noiembrie
    marraskuu marraskuuta kasım ноября ноя нояб ноябрь листопада лист νοεμβρίου νοε
    نوفمبر नवंबर พฤศจิกายน studenoga lapkričio novembris

    december dec dezember dez desember des décembre déc diciembre dic dicembre
    dezembro grudzień grudnia gru prosinec prosince decembra decembrie joulukuu
    joulukuuta aralık декабря дек декабрь грудня груд δεκεμβρίου δεκ ديسمبر दिसंबर
    ธันวาคม prosinca decembar gruodžio detsember decembris desembre decembro
"""
# In Czech and Polish "listopad(u)" is November, in Croatian "listopada" October; Polish
# writes "listopada" for November too, and far more often.
_EXCEPTIONS = {"listopada": 11, "lip": 7, "srpnja": 7, "lipnja": 6}


def plain(word: str) -> str:
    """A word without case and without accents, as the table has them."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


MONTHS: dict[str, int] = {
    plain(name): number
    for number, names in enumerate(_NAMES.split("\n\n"), 1)
    for name in names.split()
}
MONTHS.update({plain(name): number for name, number in _EXCEPTIONS.items()})
