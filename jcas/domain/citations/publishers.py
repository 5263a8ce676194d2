"""Places where publishers sit, in the spellings that reference lists have."""

import re

from jcas.domain.citations.names import words

_NAMES = """
    New York; Nowy Jork; New-York; NY; N.Y.; Нью-Йорк; London; Londres; Лондон; Oxford; Cambridge; Cambridge MA;
    Cambridge Mass; MA; Mass; Boston; Chicago; IL; Princeton; NJ; New Jersey; Stanford; CA; California; Berkeley;
    Los Angeles; San Francisco; Washington; Washington DC; DC; D.C.; Baltimore; Philadelphia; New Haven; CT; Ithaca;
    Boulder; Lanham; Thousand Oaks; Toronto; Ottawa; Montreal; Sydney; Melbourne; Canberra; Singapore; Hong Kong;
    Beijing; Shanghai; Taipei; Tokyo; Kyoto; Osaka; Sapporo; Seoul; New Delhi; Delhi; Mumbai; Islamabad; Lahore;
    Karachi; Paris; Berlin; Bonn; Munich; München; Hamburg; Frankfurt; Frankfurt am Main; Leipzig; Stuttgart;
    Wiesbaden; Baden-Baden; Heidelberg; Cologne; Köln; Vienna; Wien; Zurich; Zürich; Geneva; Genève; Bern; Basel;
    Rome; Roma; Milan; Milano; Bologna; Torino; Venice; Venezia; Madrid; Barcelona; Lisbon; Lisboa; Brussels;
    Bruxelles; Amsterdam; Leiden; The Hague; Den Haag; Dordrecht; Copenhagen; Stockholm; Uppsala; Oslo; Helsinki;
    Warsaw; Warszawa; Kraków; Prague; Praha; Brno; Bratislava; Budapest; Bucharest; Sofia; Belgrade; Zagreb;
    Ljubljana; Athens; Cham; Basingstoke; Abingdon; Farnham; Aldershot; Surrey; Cheltenham; Northampton; Edinburgh;
    Manchester; Bristol; Burlington; VT; UK; USA; U.S.A.; England; Moscow; Moskva; Moskau; Москва; M.; М.; Saint
    Petersburg; St Petersburg; Sankt-Peterburg; Санкт-Петербург; СПб; SPb; Leningrad; Ленинград; Л.; Kazan; Казань;
    Novosibirsk; Новосибирск; Ekaterinburg; Екатеринбург; Tomsk; Томск; Omsk; Омск; Ufa; Уфа; Kyiv; Kiev; Киев; K.;
    Minsk; Минск; Chisinau; Vilnius; Riga; Tallinn; Tartu; Tbilisi; Тбилиси; Yerevan; Ереван; Baku; Баку; Almaty;
    Алматы; Alma-Ata; Алма-Ата; Astana; Астана; Nur-Sultan; Нур-Султан; Karaganda; Караганда; Shymkent; Шымкент;
    Bishkek; Бишкек; Frunze; Фрунзе; Osh; Ош; Tashkent; Toshkent; Ташкент; Samarkand; Samarqand; Самарканд; Bukhara;
    Buxoro; Dushanbe; Душанбе; Ashgabat; Ашхабад; Kabul; Tehran; Тегеран; Ankara; Анкара; Istanbul; İstanbul;
    Стамбул; Izmir; İzmir; Konya; Bursa; Cairo; Beirut; Tel Aviv; Jerusalem; Ulaanbaatar; Улан-Батор
"""

CITIES = frozenset(" ".join(words(name)) for name in re.split(r"\s*;\s*", _NAMES.strip()))
"""As the words of `names.words`, joined by spaces."""


def is_place(name: str) -> bool:
    """Whether this is the name of a place where publishers sit."""
    return " ".join(words(name)) in CITIES
