<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>ActionsRow</name>
    <message>
        <source>Promote…</source>
        <translation>현장 적용…</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>되돌리기…</translation>
    </message>
    <message>
        <source>Compare with promoted</source>
        <translation>현장 적용 모델과 비교</translation>
    </message>
    <message>
        <source>Adapt…</source>
        <translation>적응…</translation>
    </message>
    <message>
        <source>Gate…</source>
        <translation>게이트…</translation>
    </message>
    <message>
        <source>INT8…</source>
        <translation>INT8…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>메모…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>삭제…</translation>
    </message>
    <message>
        <source>Lock pictures…</source>
        <translation>사진 고정…</translation>
    </message>
    <message>
        <source>To a new camera or light, by 32 or more pictures of good parts</source>
        <translation>양품 사진 32장 이상으로 새 카메라나 조명에 맞춥니다</translation>
    </message>
    <message>
        <source>Between which light, sharpness and size a picture is judged at all</source>
        <translation>사진을 판정하는 밝기, 선명도, 크기의 범위</translation>
    </message>
    <message>
        <source>Judge in 8-bit integers, which is faster; refused where a verdict changes</source>
        <translation>더 빠른 8비트 정수로 판단합니다. 판정이 바뀌면 쓰지 않습니다</translation>
    </message>
    <message>
        <source>Choose the labelled pictures that versions are compared on</source>
        <translation>버전을 비교할 라벨 있는 사진을 고릅니다</translation>
    </message>
</context>
<context>
    <name>AdaptDialog</name>
    <message>
        <source>Adapt {version}</source>
        <translation>{version} 적응시키기</translation>
    </message>
    <message>
        <source>Pictures of good parts from the new camera or light: {count} or more, without labels</source>
        <translation>새 카메라나 조명으로 찍은 양품 사진: {count}장 이상, 라벨 없이</translation>
    </message>
    <message>
        <source>Labelled pictures from the new camera, in folders by class, if there are any</source>
        <translation>새 카메라로 찍은 라벨 있는 사진(클래스별 폴더), 있을 경우</translation>
    </message>
    <message>
        <source>The new version is kept only if it judges the labelled pictures no worse than {version} does. Without labelled pictures from the new camera those are the locked ones: it then judges the old camera as well as before, and moves towards the new one as far as that allows.</source>
        <translation>새 버전은 라벨 있는 사진을 {version}보다 나쁘지 않게 판정할 때만 남습니다. 새 카메라의 라벨 있는 사진이 없으면 고정된 사진으로 비교합니다. 이때 새 버전은 이전 카메라의 사진을 전과 같이 잘 판정하면서, 가능한 만큼만 새 카메라에 맞춰집니다.</translation>
    </message>
    <message>
        <source>Adapt</source>
        <translation>적응</translation>
    </message>
</context>
<context>
    <name>AdvancedPanel</name>
    <message>
        <source>Preview…</source>
        <translation>미리 보기…</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>looking at the pictures: {done} of {total}</source>
        <translation>사진을 보는 중: {total}장 중 {done}장</translation>
    </message>
    <message>
        <source>Of {asked} pictures the version would put {count} elsewhere; the surest come first.</source>
        <translation>사진 {asked}장 중 {count}장을 버전은 다른 클래스로 봅니다. 가장 확실한 것이 먼저입니다.</translation>
    </message>
    <message>
        <source>Ask the version</source>
        <translation>버전에 묻기</translation>
    </message>
    <message>
        <source>What the version that judges says of each picture. It mostly agrees with what it learned from: the likely wrong labels of the data check come from networks that did not see the part.</source>
        <translation>판정하는 버전이 사진마다 무엇이라 하는지 보여 줍니다. 버전은 학습한 사진에 대체로 동의합니다. 데이터 점검의 틀렸을 만한 라벨은 그 부품을 보지 않은 네트워크에서 나옵니다.</translation>
    </message>
    <message>
        <source>Map…</source>
        <translation>지도…</translation>
    </message>
</context>
<context>
    <name>AgreementResult</name>
    <message>
        <source>Appraiser</source>
        <translation>평가자</translation>
    </message>
    <message>
        <source>Within oneself</source>
        <translation>자기 일치</translation>
    </message>
    <message>
        <source>Effectiveness</source>
        <translation>유효성</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>놓침</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>오경보</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>등급</translation>
    </message>
    <message>
        <source>Limits are exact, two-sided, at 95 %. Grades: 90/2/5 is acceptable, 80/5/10 marginal.</source>
        <translation>한계는 정확한 양측 95 % 한계입니다. 등급: 90/2/5는 합격, 80/5/10은 조건부.</translation>
    </message>
    <message>
        <source>Once all sheets are filled in, the study can be evaluated; the result goes on record.</source>
        <translation>모든 시트를 채우면 연구를 평가할 수 있고 결과는 기록에 남습니다.</translation>
    </message>
    <message>
        <source>All OK / mixed / all defective</source>
        <translation>모두 양품 / 섞임 / 모두 불량</translation>
    </message>
    <message>
        <source>Kappa (within)</source>
        <translation>카파 (자기 일치)</translation>
    </message>
    <message>
        <source>All agree in every trial: {between}. All agree with the reference: {system}.</source>
        <translation>모든 시행에서 모두 일치: {between}. 모두 기준과 일치: {system}.</translation>
    </message>
    <message>
        <source>Fleiss&apos; kappa between appraisers {between}, Cohen&apos;s of all against the reference {all}.</source>
        <translation>평가자 사이의 플라이스 카파 {between}, 전체의 기준에 대한 코헨 카파 {all}.</translation>
    </message>
    <message>
        <source>{first} and {second}: kappa {kappa}, Bowker&apos;s p {p}.</source>
        <translation>{first}와(과) {second}: 카파 {kappa}, Bowker p {p}.</translation>
    </message>
    <message>
        <source>Classes: {table}.</source>
        <translation>분류: {table}.</translation>
    </message>
    <message>
        <source>They differ in one direction.</source>
        <translation>한 방향으로 다릅니다.</translation>
    </message>
    <message>
        <source>The model&apos;s trials are of the same files: that it agrees with itself says nothing.</source>
        <translation>모델의 시행은 같은 파일이므로 자기 일치는 의미가 없습니다.</translation>
    </message>
    <message>
        <source>On record as {digest}.</source>
        <translation>기록 번호 {digest}.</translation>
    </message>
    <message>
        <source>{count} of {total} = {rate} ({low} to {high})</source>
        <translation>{total} 중 {count} = {rate} ({low}~{high})</translation>
    </message>
    <message>
        <source>acceptable</source>
        <translation>합격</translation>
    </message>
    <message>
        <source>marginal</source>
        <translation>조건부</translation>
    </message>
    <message>
        <source>not acceptable</source>
        <translation>불합격</translation>
    </message>
</context>
<context>
    <name>AgreementTab</name>
    <message>
        <source>making the study</source>
        <translation>연구 만드는 중</translation>
    </message>
    <message>
        <source>Folder of a study</source>
        <translation>연구 폴더</translation>
    </message>
    <message>
        <source>Choose a study</source>
        <translation>연구를 고르세요</translation>
    </message>
    <message>
        <source>No study yet</source>
        <translation>아직 연구가 없습니다</translation>
    </message>
    <message>
        <source>the model judges: %v of %m</source>
        <translation>모델 판정 중: %m 중 %v</translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation>평가 중</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>&amp;New study…</source>
        <translation>새 연구(&amp;N)…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>&amp;Judge the chosen trial</source>
        <translation>고른 시행 판정(&amp;J)</translation>
    </message>
    <message>
        <source>Let the model judge</source>
        <translation>모델이 판정</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>평가(&amp;E)</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>People and the model judge the same parts blind: make a study, or open one.</source>
        <translation>사람과 모델이 같은 부품을 블라인드로 판정합니다. 연구를 만들거나 여세요.</translation>
    </message>
    <message>
        <source>{parts} parts. Choose a cell and judge: 1 is OK, 2 is defective.</source>
        <translation>부품 {parts}개. 칸을 골라 판정하세요: 1은 양품, 2는 불량입니다.</translation>
    </message>
</context>
<context>
    <name>AlarmList</name>
    <message>
        <source>{count} more alarms are in the record</source>
        <translation>기록에 경보이 {count}건 더 있습니다</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>확인함</translation>
    </message>
    <message>
        <source>now</source>
        <translation>현재</translation>
    </message>
</context>
<context>
    <name>AlarmsTold</name>
    <message>
        <source>This is over: {what}</source>
        <translation>해소되었습니다: {what}</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Open pictures</source>
        <translation>사진 열기</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>사진 폴더 열기</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>폴더 감시</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>표 내보내기</translation>
    </message>
</context>
<context>
    <name>BacktestResult</name>
    <message>
        <source>Choose two runs and compare them, or replay a version.</source>
        <translation>두 실행을 골라 비교하거나 버전을 재생하세요.</translation>
    </message>
    <message>
        <source>A: {first}, B: {second}. {count} pictures flip; those that a version learned from count nowhere.</source>
        <translation>A: {first}, B: {second}. 사진 {count}장의 판정이 다릅니다. 버전이 학습한 사진은 세지 않습니다.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Escapes A</source>
        <translation>유출 A</translation>
    </message>
    <message>
        <source>Escapes B</source>
        <translation>유출 B</translation>
    </message>
    <message>
        <source>Overkill A</source>
        <translation>과검 A</translation>
    </message>
    <message>
        <source>Overkill B</source>
        <translation>과검 B</translation>
    </message>
    <message>
        <source>To a person A</source>
        <translation>사람에게 A</translation>
    </message>
    <message>
        <source>To a person B</source>
        <translation>사람에게 B</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>good</source>
        <translation>양품</translation>
    </message>
    <message>
        <source>defective</source>
        <translation>불량</translation>
    </message>
</context>
<context>
    <name>BacktestTab</name>
    <message>
        <source>replaying: %v of %m</source>
        <translation>재생 중: %m 중 %v</translation>
    </message>
    <message>
        <source>comparing: %v of %m</source>
        <translation>비교 중: %m 중 %v</translation>
    </message>
    <message>
        <source>Labelled pictures in folders by class</source>
        <translation>클래스별 폴더의 라벨된 사진</translation>
    </message>
    <message>
        <source>Into which suite? One that is not there is made.</source>
        <translation>어느 스위트에 넣을까요? 없으면 새로 만듭니다.</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>사진 추가</translation>
    </message>
    <message>
        <source>copying: %v of %m</source>
        <translation>복사 중: %m 중 %v</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>스위트</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation>재생(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Compare the two chosen runs</source>
        <translation>고른 두 실행 비교(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Add pictures…</source>
        <translation>사진 추가(&amp;A)…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Escapes</source>
        <translation>유출</translation>
    </message>
    <message>
        <source>Overkill</source>
        <translation>과검</translation>
    </message>
    <message>
        <source>To a person</source>
        <translation>사람에게</translation>
    </message>
    <message>
        <source>No suite yet: add labelled pictures, or decisions from the History tab.</source>
        <translation>아직 스위트가 없습니다. 라벨된 사진을 추가하거나 기록 탭에서 결정을 추가하세요.</translation>
    </message>
    <message>
        <source>No run on this suite as it is now. Choose a version and replay it.</source>
        <translation>이 스위트의 현재 상태에 대한 실행이 없습니다. 버전을 골라 재생하세요.</translation>
    </message>
    <message>
        <source>Runs on this suite as it is now; they are never changed. Choose two to compare them.</source>
        <translation>이 스위트의 현재 상태에 대한 실행이며 바뀌지 않습니다. 둘을 골라 비교하세요.</translation>
    </message>
</context>
<context>
    <name>BatchRow</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>making the model ready…</source>
        <translation>모델을 준비하는 중…</translation>
    </message>
    <message>
        <source>judging %v of %m</source>
        <translation>%m장 중 %v장 판정</translation>
    </message>
</context>
<context>
    <name>ChartsTab</name>
    <message>
        <source>{count} inspections read ...</source>
        <translation>검사 {count}건을 읽었습니다 ...</translation>
    </message>
    <message>
        <source>Nothing is on record yet.</source>
        <translation>아직 기록된 것이 없습니다.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>A point is a</source>
        <translation>점 하나의 단위</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>관리도</translation>
    </message>
    <message>
        <source>Limits from the first points</source>
        <translation>처음 점으로 한계 고정</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>day</source>
        <translation>일</translation>
    </message>
    <message>
        <source>week</source>
        <translation>주</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>근무조</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>로트</translation>
    </message>
    <message>
        <source>cavity</source>
        <translation>캐비티</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>the one that suits</source>
        <translation>알맞은 것</translation>
    </message>
    <message>
        <source>defective parts</source>
        <translation>불량품</translation>
    </message>
    <message>
        <source>yield</source>
        <translation>양품률</translation>
    </message>
    <message>
        <source>review load</source>
        <translation>검토 부담</translation>
    </message>
    <message>
        <source>escapes found later</source>
        <translation>나중에 발견된 유출</translation>
    </message>
    <message>
        <source>unlike the training pictures</source>
        <translation>학습 사진과 다른 것</translation>
    </message>
    <message>
        <source>stopped by the gate</source>
        <translation>게이트에서 멈춘 것</translation>
    </message>
    <message>
        <source>Pareto of reasons</source>
        <translation>사유 파레토</translation>
    </message>
    <message>
        <source>Pareto of classes</source>
        <translation>클래스 파레토</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>그리기(&amp;D)</translation>
    </message>
    <message>
        <source>reasons, the most frequent first: {reasons}</source>
        <translation>사유, 많은 순서: {reasons}</translation>
    </message>
    <message>
        <source>mean {mean}; {count} wait for a person</source>
        <translation>평균 {mean}, 사람의 결정을 기다림 {count}건</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>외 {count}건</translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message>
        <source>Looking into the folder…</source>
        <translation>폴더를 살펴보는 중…</translation>
    </message>
    <message>
        <source>{total} pictures; {done} checked, {count} with problems</source>
        <translation>사진 {total}장 중 {done}장 확인, 문제 있음 {count}장</translation>
    </message>
    <message>
        <source>{total} pictures, all readable</source>
        <translation>사진 {total}장, 모두 읽을 수 있음</translation>
    </message>
    <message>
        <source>{total} pictures; {count} cannot be used and will be left out:</source>
        <translation>사진 {total}장 가운데 {count}장은 쓸 수 없어 뺍니다:</translation>
    </message>
    <message>
        <source>… and {count} more.</source>
        <translation>… 그 밖에 {count}장.</translation>
    </message>
</context>
<context>
    <name>ClassRow</name>
    <message>
        <source>means…</source>
        <translation>의미 선택…</translation>
    </message>
    <message>
        <source>good part</source>
        <translation>양품</translation>
    </message>
    <message>
        <source>defect</source>
        <translation>불량</translation>
    </message>
    <message>
        <source>{count} + {test} test</source>
        <translation>{count}장 + 시험 {test}장</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count}장</translation>
    </message>
</context>
<context>
    <name>ComparisonPanel</name>
    <message>
        <source>Choose a version and compare it with the promoted one, on the same locked pictures.</source>
        <translation>버전을 골라 현재 현장 적용된 모델과 같은 고정 사진으로 비교하세요.</translation>
    </message>
    <message>
        <source>{count} of {total} pictures flip from A to B: {better} for the better, {worse} for the worse.</source>
        <translation>사진 {total}장 중 {count}장의 판정이 A에서 B로 바뀝니다. 나아진 것 {better}장, 나빠진 것 {worse}장.</translation>
    </message>
    <message>
        <source>{count} more are left out: one of the two was trained on them.</source>
        <translation>{count}장은 제외했습니다. 둘 중 하나가 그 사진으로 학습했습니다.</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>escapes</source>
        <translation>유출</translation>
    </message>
    <message>
        <source>overkill</source>
        <translation>과검</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>재확인</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>판정 못 함</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>True class</source>
        <translation>실제 클래스</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>나빠짐</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>비슷함</translation>
    </message>
    <message>
        <source>better</source>
        <translation>나아짐</translation>
    </message>
</context>
<context>
    <name>ComparisonStatus</name>
    <message>
        <source>Not every run was possible: {reason}</source>
        <translation>일부 학습은 실행할 수 없었습니다: {reason}</translation>
    </message>
    <message>
        <source>Ending after this batch; runs that ended are kept…</source>
        <translation>이 배치가 끝나면 멈춥니다. 끝난 학습은 보관됩니다…</translation>
    </message>
    <message>
        <source>Looking for copies of one part…</source>
        <translation>같은 부품의 사본을 찾는 중…</translation>
    </message>
    <message>
        <source>Cancelled. What ended is kept; Compare goes on from there.</source>
        <translation>취소했습니다. 끝난 학습은 보관되며, 다시 비교하면 거기서부터 이어집니다.</translation>
    </message>
    <message>
        <source>Every strategy learns several times, each time without some of the parts, and is scored on those: the same parts for all. It can take from minutes to hours; what ended is kept when you cancel.</source>
        <translation>각 전략은 일부 부품을 번갈아 빼고 여러 번 학습하며, 뺀 부품으로 평가됩니다. 모든 전략이 같은 부품으로 평가됩니다. 몇 분에서 몇 시간까지 걸릴 수 있으며, 취소해도 끝난 학습은 보관됩니다.</translation>
    </message>
    <message>
        <source>Run {number} of {total}: {strategy}, {pictures} pictures, fold {fold}</source>
        <translation>학습 {total}회 중 {number}회: {strategy}, 사진 {pictures}장, 폴드 {fold}</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>약 {time} 남음</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>called by the network</source>
        <translation>신경망의 판정</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>실제 클래스</translation>
    </message>
    <message>
        <source>Show these pictures</source>
        <translation>이 사진들 보기</translation>
    </message>
</context>
<context>
    <name>CountersPanel</name>
    <message>
        <source>Set all counters to zero? What was judged and decided stays on record.</source>
        <translation>모든 집계를 0으로 되돌릴까요? 판정과 사람의 결정은 기록에 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Set to zero</source>
        <translation>0으로 되돌리기</translation>
    </message>
    <message>
        <source>Not set to zero</source>
        <translation>0으로 되돌리지 못했습니다</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>초기화…</translation>
    </message>
    <message>
        <source>Shift…</source>
        <translation>근무조…</translation>
    </message>
    <message>
        <source>total {total} · yield {share}</source>
        <translation>전체 {total} · 양품률 {share}</translation>
    </message>
    <message>
        <source>decided by people {decided}   ·   still open {open}</source>
        <translation>사람이 결정 {decided}   ·   미결정 {open}</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time}부터</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Learning curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Choose a data folder and press Start.
Loss and accuracy are drawn here while the network learns.</source>
        <translation>데이터 폴더를 고르고 시작을 누르세요.
신경망이 학습하는 동안 손실과 정확도가 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>each batch</source>
        <translation>배치별</translation>
    </message>
    <message>
        <source>the epoch that is kept</source>
        <translation>보관되는 에포크</translation>
    </message>
</context>
<context>
    <name>CutsPanel</name>
    <message>
        <source>After a training run the two cuts and their risk are shown and moved here.</source>
        <translation>학습이 끝나면 두 임계값과 그 위험이 여기에 표시되며 옮길 수 있습니다.</translation>
    </message>
    <message>
        <source>Use these cuts</source>
        <translation>이 임계값 사용</translation>
    </message>
    <message>
        <source>A new version gets these cuts. Why? (goes into the journal)</source>
        <translation>새 버전에 이 임계값을 씁니다. 이유를 적으세요 (일지에 남습니다).</translation>
    </message>
    <message>
        <source>Saves a new version with these cuts; the old one stays.</source>
        <translation>이 임계값으로 새 버전을 저장합니다. 이전 버전은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
</context>
<context>
    <name>CutsPlot</name>
    <message>
        <source>defect probability of each part&apos;s worst picture</source>
        <translation>부품마다 가장 나쁜 사진의 불량 확률</translation>
    </message>
    <message>
        <source>defective    good</source>
        <translation>불량품    양품</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Choose the data folder</source>
        <translation>데이터 폴더 선택</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>변경…</translation>
    </message>
    <message>
        <source>From decisions…</source>
        <translation>결정에서…</translation>
    </message>
    <message>
        <source>Copies the parts that people decided at the station into the classes.</source>
        <translation>스테이션에서 사람이 결정한 부품을 클래스 폴더에 복사합니다.</translation>
    </message>
    <message>
        <source>A folder with one folder per class, such as ok and defect. Drop it here.</source>
        <translation>ok, defect처럼 클래스마다 하위 폴더가 하나씩 있는 폴더를 여기에 놓으세요.</translation>
    </message>
    <message>
        <source>Decided parts are being copied into {folder}. Training can start once that is done.</source>
        <translation>결정된 부품을 {folder}에 복사하는 중입니다. 복사가 끝나면 학습을 시작할 수 있습니다.</translation>
    </message>
    <message>
        <source>Say of each class whether it means good parts or defects.</source>
        <translation>각 클래스가 양품인지 불량인지 골라 주세요.</translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>checking  %v of %m</source>
        <translation>검사 중  %v / %m</translation>
    </message>
    <message>
        <source>Check the data set</source>
        <translation>데이터 세트 검사</translation>
    </message>
    <message>
        <source>Correct labels…</source>
        <translation>라벨 수정…</translation>
    </message>
    <message>
        <source>Finds what cannot be read, copies, leaks between train and test, and likely wrong labels.</source>
        <translation>읽을 수 없는 사진, 사본, 학습과 시험에 겹치는 부품, 틀렸을 만한 라벨을 찾습니다.</translation>
    </message>
</context>
<context>
    <name>DecidedPictures</name>
    <message>
        <source>Copy decided parts into this folder of labelled pictures</source>
        <translation>결정된 부품을 이 라벨 사진 폴더에 복사</translation>
    </message>
    <message>
        <source>Decided parts</source>
        <translation>결정된 부품</translation>
    </message>
    <message>
        <source>Decided pictures: {copied} new in this folder, {known} there before, {gone} gone.</source>
        <translation>결정된 사진: 새로 복사 {copied}장, 이미 있음 {known}장, 없어짐 {gone}장.</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>The part is OK. Why? (goes on record)</source>
        <translation>이 부품은 양품입니다. 이유를 입력하세요. (기록에 남습니다)</translation>
    </message>
    <message>
        <source>The part is bad. Why? (goes on record)</source>
        <translation>이 부품은 불량입니다. 이유를 입력하세요. (기록에 남습니다)</translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation>판정에 이의</translation>
    </message>
</context>
<context>
    <name>DecisionButtons</name>
    <message>
        <source>It is OK</source>
        <translation>양품입니다</translation>
    </message>
    <message>
        <source>It is a defect</source>
        <translation>불량입니다</translation>
    </message>
    <message>
        <source>Seen, next</source>
        <translation>확인, 다음</translation>
    </message>
    <message>
        <source>Disagree…</source>
        <translation>판정에 이의…</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>마지막 결정 취소</translation>
    </message>
</context>
<context>
    <name>DeeperButton</name>
    <message>
        <source>Take the classes where they lie</source>
        <translation>클래스가 있는 단계 사용</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>{count} more need a person</source>
        <translation>확인이 필요한 부품이 {count}개 더 있습니다</translation>
    </message>
    <message>
        <source>Decided: {outcome}</source>
        <translation>결정: {outcome}</translation>
    </message>
    <message>
        <source>Take the part out.</source>
        <translation>부품을 빼내세요.</translation>
    </message>
    <message>
        <source>Look at the part and decide.</source>
        <translation>부품을 보고 결정하세요.</translation>
    </message>
    <message>
        <source>Not judged: look at the part and decide.</source>
        <translation>판정하지 못했습니다. 부품을 보고 결정하세요.</translation>
    </message>
    <message>
        <source>part {part}</source>
        <translation>부품 {part}</translation>
    </message>
    <message>
        <source>lot {lot}</source>
        <translation>로트 {lot}</translation>
    </message>
    <message>
        <source>cavity {cavity}</source>
        <translation>캐비티 {cavity}</translation>
    </message>
    <message>
        <source>heat {heat}</source>
        <translation>용해 {heat}</translation>
    </message>
    <message>
        <source>camera {camera}</source>
        <translation>카메라 {camera}</translation>
    </message>
    <message>
        <source>This was noticed, too:</source>
        <translation>함께 확인된 점:</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} ms</translation>
    </message>
    <message>
        <source>defect probability {probability}  ·  {time}</source>
        <translation>불량 확률 {probability}  ·  {time}</translation>
    </message>
    <message>
        <source>distance from the training pictures: {share} of the limit</source>
        <translation>학습 사진과의 거리: 한계의 {share}</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>made from</source>
        <translation>구성</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>부모</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>cuts</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>made with</source>
        <translation>만든 프로그램</translation>
    </message>
    <message>
        <source>id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>balanced accuracy {accuracy}  ·  escapes {escapes}  ·  overkill {overkill}  ·  review {review}</source>
        <translation>균형 정확도 {accuracy}  ·  유출 {escapes}  ·  과검 {overkill}  ·  재확인 {review}</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>CastInspect {version}
Inspection station for cast parts.
Apache-2.0; Qt is used under the LGPL-3.0.</source>
        <translation>CastInspect {version}
주조 부품 검사 스테이션.
Apache-2.0이며, Qt는 LGPL-3.0에 따라 사용합니다.</translation>
    </message>
    <message>
        <source>About CastInspect</source>
        <translation>CastInspect 정보</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop pictures of parts here</source>
        <translation>부품 사진을 여기에 놓으세요</translation>
    </message>
    <message>
        <source>Waiting for pictures</source>
        <translation>사진을 기다리는 중</translation>
    </message>
    <message>
        <source>or folders of pictures. JPEG, PNG, BMP, TIFF and WebP are read.</source>
        <translation>사진 폴더도 됩니다. JPEG, PNG, BMP, TIFF, WebP를 읽습니다.</translation>
    </message>
    <message>
        <source>Every picture that comes into {folder} is judged at once.</source>
        <translation>{folder} 폴더에 들어오는 사진을 바로 판정합니다.</translation>
    </message>
    <message>
        <source>Open pictures…</source>
        <translation>사진 열기…</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>폴더 감시…</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>처음 시작하기…</translation>
    </message>
</context>
<context>
    <name>FirstLook</name>
    <message>
        <source>Pictures that lie in this folder already: {count}. Judge them, too?</source>
        <translation>이 폴더에 이미 있는 사진: {count}장. 이것도 판정할까요?</translation>
    </message>
    <message>
        <source>Judge all</source>
        <translation>모두 판정</translation>
    </message>
    <message>
        <source>Only new pictures</source>
        <translation>새 사진만</translation>
    </message>
    <message>
        <source>Do not watch</source>
        <translation>감시하지 않음</translation>
    </message>
    <message>
        <source>This is asked once: later starts go on where the station stopped.</source>
        <translation>한 번만 묻습니다. 다음 시작부터는 스테이션이 멈춘 곳에서 이어집니다.</translation>
    </message>
</context>
<context>
    <name>FleetWindow</name>
    <message>
        <source>{count} of {total} stations are at work. Select those that are to judge with another version.</source>
        <translation>스테이션 {total}곳 중 {count}곳이 작동 중입니다. 다른 버전으로 판정할 스테이션을 고르세요.</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>작동 중</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>연결 없음</translation>
    </message>
    <message>
        <source>No sign yet</source>
        <translation>신호 없음</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>{seconds}초 전</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>스테이션</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>스테이션</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>경보</translation>
    </message>
    <message>
        <source>OK today</source>
        <translation>오늘 양품</translation>
    </message>
    <message>
        <source>Last sign of life</source>
        <translation>마지막 신호</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>올 기록</translation>
    </message>
</context>
<context>
    <name>FolderLine</name>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
</context>
<context>
    <name>GateDialog</name>
    <message>
        <source>Gate of {version}</source>
        <translation>{version}의 게이트</translation>
    </message>
    <message>
        <source>A picture outside these bounds is not judged. Bounds can be widened, never narrowed; that makes a new version.</source>
        <translation>이 범위를 벗어난 사진은 판정하지 않습니다. 범위는 넓힐 수만 있으며, 넓히면 새 버전이 만들어집니다.</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>Why (goes into the journal)</source>
        <translation>이유 (기록에 남습니다)</translation>
    </message>
    <message>
        <source>no bound</source>
        <translation>한계 없음</translation>
    </message>
    <message>
        <source>Widen</source>
        <translation>넓히기</translation>
    </message>
    <message>
        <source>This version does not keep what its training pictures measured.</source>
        <translation>이 버전에는 학습 사진의 측정값이 없습니다.</translation>
    </message>
    <message>
        <source>The training pictures have {least} to {most}, half of them up to {median}.</source>
        <translation>학습 사진은 {least}~{most}이며, 절반은 {median} 이하입니다.</translation>
    </message>
    <message>
        <source>training pictures</source>
        <translation>학습 사진 수</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>drawing castings: %v of %m</source>
        <translation>주물을 그리는 중: %m개 중 %v개</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>처음 시작하기</translation>
    </message>
    <message>
        <source>How would you like to begin?</source>
        <translation>어떻게 시작할까요?</translation>
    </message>
    <message>
        <source>Judge drawn castings now</source>
        <translation>그려 낸 주물을 지금 판정</translation>
    </message>
    <message>
        <source>Train on my own pictures</source>
        <translation>내 사진으로 학습</translation>
    </message>
    <message>
        <source>Read how it works</source>
        <translation>작동 원리 읽기</translation>
    </message>
    <message>
        <source>Castings are drawn, some with a defect, and judged by the demo model. It takes a minute and needs no pictures. The demo model must never judge real parts.</source>
        <translation>주물을 그려서(일부는 불량) 데모 모델로 판정합니다. 1분 정도 걸리고 사진은 필요 없습니다. 데모 모델로 실제 부품을 판정하면 안 됩니다.</translation>
    </message>
    <message>
        <source>Needs a folder with one folder per class, such as ok and defect, with some hundred pictures of different parts.</source>
        <translation>클래스마다 폴더 하나(예: ok, defect)가 있고 서로 다른 부품의 사진이 몇백 장 있는 폴더가 필요합니다.</translation>
    </message>
    <message>
        <source>What is learned, why few pictures are enough, and which numbers are good enough.</source>
        <translation>무엇을 배우는지, 왜 적은 사진으로 충분한지, 어떤 수치면 충분한지 설명합니다.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>기록 시각</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>Defect</source>
        <translation>불량 확률</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>로트</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>부품</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>When</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>What</source>
        <translation>무엇을</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>왜</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>내용</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>No. {number} is {outcome}. Why? (goes on record)</source>
        <translation>{number}번을 {outcome}(으)로 결정합니다. 이유는 무엇입니까? (기록에 남습니다)</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>Export the inspections that were found</source>
        <translation>찾은 검사 내보내기</translation>
    </message>
    <message>
        <source>writing {file} ...</source>
        <translation>{file} 쓰는 중 ...</translation>
    </message>
    <message>
        <source>Pack the evidence of lot {lot}</source>
        <translation>로트 {lot}의 증거 묶기</translation>
    </message>
    <message>
        <source>packing picture {done} of {total}</source>
        <translation>사진 {total}장 중 {done}장째 묶는 중</translation>
    </message>
    <message>
        <source>{count} inspections and {pictures} pictures packed and signed; {missing} pictures are missing</source>
        <translation>검사 {count}건과 사진 {pictures}장을 묶고 서명했습니다. 없는 사진 {missing}장</translation>
    </message>
    <message>
        <source>No. {number} is decided.</source>
        <translation>{number}번을 결정했습니다.</translation>
    </message>
    <message>
        <source>The suite {name} holds {count} pictures now.</source>
        <translation>스위트 {name}에 사진 {count}장이 있습니다.</translation>
    </message>
    <message>
        <source>{count} inspections written to {path}</source>
        <translation>검사 {count}건을 {path}에 썼습니다</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>로트</translation>
    </message>
    <message>
        <source>Lot {lot}: {count} inspections of {parts} known parts</source>
        <translation>로트 {lot}: 검사 {count}건, 번호를 아는 부품 {parts}개</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} ~ {last}</translation>
    </message>
    <message>
        <source>in the end, decisions counted: {outcomes}</source>
        <translation>결정을 반영한 최종 결과: {outcomes}</translation>
    </message>
    <message>
        <source>waiting for a person: {count}</source>
        <translation>사람의 결정을 기다림: {count}건</translation>
    </message>
    <message>
        <source>overruled by a person: {count}</source>
        <translation>사람이 뒤집음: {count}건</translation>
    </message>
    <message>
        <source>judged by {version}: {count}</source>
        <translation>{version}이(가) 판정: {count}건</translation>
    </message>
    <message>
        <source>This button is off because no lot is searched for.</source>
        <translation>로트로 검색하지 않아서 이 버튼을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{count} found, looking on ...</source>
        <translation>{count}건 찾음, 계속 찾는 중 ...</translation>
    </message>
    <message>
        <source>{count} found so far; scroll down for more</source>
        <translation>지금까지 {count}건 찾음, 더 보려면 아래로 스크롤하세요</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count}건 찾음</translation>
    </message>
    <message>
        <source>Nothing is on record yet.</source>
        <translation>아직 기록된 것이 없습니다.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>Pack the lot&apos;s e&amp;vidence…</source>
        <translation>로트 증거 묶기(&amp;V)…</translation>
    </message>
</context>
<context>
    <name>HoldQuestion</name>
    <message>
        <source>Leave the operator&apos;s screen? Everything can be changed then.</source>
        <translation>작업자 화면을 나갈까요? 나가면 모든 것을 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Hold for three seconds to leave</source>
        <translation>나가려면 3초 동안 누르세요</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>그대로 있기</translation>
    </message>
</context>
<context>
    <name>IdentityDialog</name>
    <message>
        <source>Part identity</source>
        <translation>부품 식별</translation>
    </message>
    <message>
        <source>Pattern over the path below the watched folder</source>
        <translation>감시 폴더 아래 경로에 적용할 패턴</translation>
    </message>
    <message>
        <source>A regular expression whose named groups part, lot, cavity, heat and camera are searched for. It acts when watching begins.</source>
        <translation>이름 있는 그룹 part, lot, cavity, heat, camera를 찾는 정규식입니다. 감시를 시작할 때 적용됩니다.</translation>
    </message>
    <message>
        <source>Read bar codes and data matrix codes in the pictures, too</source>
        <translation>사진 속 바코드와 데이터 매트릭스 코드도 읽기</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>사진</translation>
    </message>
</context>
<context>
    <name>InspectionTab</name>
    <message>
        <source>The promoted model is refused, the one before keeps judging: {why}</source>
        <translation>현장 적용하려던 모델을 거부했습니다. 이전 모델이 계속 판정합니다: {why}</translation>
    </message>
    <message>
        <source>The watched folder is there again.</source>
        <translation>감시하는 폴더에 다시 접근할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>InterruptedBar</name>
    <message>
        <source>Continue</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Continue the interrupted training on {folder}? {done} of {epochs} epochs are done.</source>
        <translation>{folder}에서 중단된 학습을 이어서 할까요? 전체 {epochs}에포크 중 {done}에포크를 마쳤습니다.</translation>
    </message>
</context>
<context>
    <name>LabellingWindow</name>
    <message>
        <source>New class</source>
        <translation>새 클래스</translation>
    </message>
    <message>
        <source>Name of the class:</source>
        <translation>클래스 이름:</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>살펴볼 사진</translation>
    </message>
    <message>
        <source>The version says otherwise</source>
        <translation>버전이 다르게 봄</translation>
    </message>
    <message>
        <source>Chosen on the map</source>
        <translation>지도에서 고름</translation>
    </message>
    <message>
        <source>X   excluded</source>
        <translation>X   제외됨</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>제외됨</translation>
    </message>
    <message>
        <source>Correct labels</source>
        <translation>라벨 수정</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Exclude (X)</source>
        <translation>제외 (X)</translation>
    </message>
    <message>
        <source>New class…</source>
        <translation>새 클래스…</translation>
    </message>
    <message>
        <source>As the version says (A)</source>
        <translation>버전을 따름(A)</translation>
    </message>
    <message>
        <source>Keys 1 to 9 move the selected pictures to a class, X excludes them, Ctrl+Z undoes. None is deleted.</source>
        <translation>1~9 키는 선택한 사진을 클래스로 옮기고, X 키는 제외하고, Ctrl+Z는 되돌립니다. 사진은 삭제되지 않습니다.</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the LGPL-3.0, as libraries of their own in {folder}: you may exchange them for a version of your own of the same interface. Their source code is at https://download.qt.io. The ImageNet weights of EfficientNet-Lite0 are under the Apache licence 2.0.</source>
        <translation>Qt와 PySide6는 LGPL-3.0에 따라 {folder} 안에 별도의 라이브러리로 들어 있으며, 인터페이스가 같은 직접 만든 버전으로 바꿀 수 있습니다. 소스 코드는 https://download.qt.io에 있습니다. EfficientNet-Lite0의 ImageNet 가중치는 Apache 라이선스 2.0을 따릅니다.</translation>
    </message>
</context>
<context>
    <name>LogInDialog</name>
    <message>
        <source>Log in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>LookPanel</name>
    <message>
        <source>The picture is looked for ...</source>
        <translation>사진을 찾고 있습니다 ...</translation>
    </message>
    <message>
        <source>The part is OK …</source>
        <translation>부품이 양품입니다 …</translation>
    </message>
    <message>
        <source>The part is defective …</source>
        <translation>부품이 불량입니다 …</translation>
    </message>
    <message>
        <source>Add to the &amp;suite</source>
        <translation>스위트에 추가(&amp;S)</translation>
    </message>
    <message>
        <source>The picture goes into the suite “decisions”, as it was decided; versions are replayed on it.</source>
        <translation>사진이 결정대로 스위트 “decisions”에 들어가고, 버전을 그 위에서 재생합니다.</translation>
    </message>
    <message>
        <source>This button is off because no person has decided this part.</source>
        <translation>아무도 이 부품을 결정하지 않아 이 단추가 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>Where the &amp;network looked</source>
        <translation>네트워크가 본 곳(&amp;N)</translation>
    </message>
    <message>
        <source>Trace the l&amp;ot</source>
        <translation>로트 추적(&amp;O)</translation>
    </message>
    <message>
        <source>This button is off because no lot is known of this part.</source>
        <translation>이 부품의 로트를 알 수 없어서 이 버튼을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{verdict}, no. {number} of {station}</source>
        <translation>{verdict}, {station}의 {number}번</translation>
    </message>
    <message>
        <source>decided as {outcome} by {who}: {why}</source>
        <translation>{who}이(가) {outcome}(으)로 결정: {why}</translation>
    </message>
    <message>
        <source>first look: defect probability {first}; by the second look {second}</source>
        <translation>첫 번째 판단의 불량 확률 {first}, 두 번째 판단 {second}</translation>
    </message>
    <message>
        <source>picture {path}</source>
        <translation>사진 {path}</translation>
    </message>
    <message>
        <source>lot {lot}, part {part}, cavity {cavity}, heat {heat}, camera {camera}</source>
        <translation>로트 {lot}, 부품 {part}, 캐비티 {cavity}, 용해 {heat}, 카메라 {camera}</translation>
    </message>
    <message>
        <source>version {version}, OK up to {ok}, DEFECT from {defect}</source>
        <translation>버전 {version}, 양품 {ok} 이하, 불량 {defect} 이상</translation>
    </message>
    <message>
        <source>SHA-256 of the picture {hash}</source>
        <translation>사진의 SHA-256 {hash}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>first steps</source>
        <translation>처음 시작하기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Parts are being judged. Close CastInspect all the same?</source>
        <translation>부품을 판정하고 있습니다. 그래도 CastInspect를 닫을까요?</translation>
    </message>
    <message>
        <source>Settings not saved</source>
        <translation>설정을 저장하지 못함</translation>
    </message>
    <message>
        <source>The previous run, begun {time}, ended badly. The log folder (Help) has what is known.</source>
        <translation>{time}에 시작한 이전 실행이 비정상적으로 끝났습니다. 알려진 내용은 로그 폴더(도움말)에 있습니다.</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>History</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>연구</translation>
    </message>
</context>
<context>
    <name>MapWindow</name>
    <message>
        <source>{count} pictures chosen</source>
        <translation>사진 {count}장을 골랐습니다</translation>
    </message>
    <message>
        <source>Map of the pictures</source>
        <translation>사진 지도</translation>
    </message>
    <message>
        <source>Like pictures lie side by side. Draw a line around some: they are chosen in the labelling window.</source>
        <translation>비슷한 사진끼리 가까이 놓입니다. 선으로 둘러싸면 라벨링 창에서 선택됩니다.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Open pictures…</source>
        <translation>사진 열기…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>폴더 감시…</translation>
    </message>
    <message>
        <source>Promote a checkpoint…</source>
        <translation>체크포인트 현장 적용…</translation>
    </message>
    <message>
        <source>Try with the demo model…</source>
        <translation>데모 모델로 시험해 보기…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>열지도</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Shift…</source>
        <translation>근무조…</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>전체 화면 나가기</translation>
    </message>
    <message>
        <source>Operator&apos;s screen (kiosk)</source>
        <translation>작업자 화면 (키오스크)</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>어둡게/밝게</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>로그 폴더 열기</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>Outputs…</source>
        <translation>출력…</translation>
    </message>
    <message>
        <source>Part identity…</source>
        <translation>부품 식별…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Log in or out…</source>
        <translation>로그인 또는 로그아웃…</translation>
    </message>
    <message>
        <source>Stations…</source>
        <translation>스테이션…</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>About CastInspect</source>
        <translation>CastInspect 정보</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>처음 시작하기…</translation>
    </message>
</context>
<context>
    <name>ModelLine</name>
    <message>
        <source>model {name}  ·  {backbone}  ·  {device}</source>
        <translation>모델 {name}  ·  {backbone}  ·  {device}</translation>
    </message>
    <message>
        <source>no model promoted: train one in the next tab, or promote a checkpoint from the File menu</source>
        <translation>현장 적용된 모델이 없습니다. 옆 탭에서 학습하거나 파일 메뉴에서 체크포인트를 현장 적용하세요</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>모델 {name}</translation>
    </message>
    <message>
        <source>The promoted model is refused: {why}</source>
        <translation>현장 적용하려던 모델을 거부했습니다: {why}</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>comparing %v of %m</source>
        <translation>비교 중 %v / %m</translation>
    </message>
    <message>
        <source>adapting: %v of %m</source>
        <translation>적응 중: %v / %m</translation>
    </message>
    <message>
        <source>Pictures that {name} was trained on</source>
        <translation>{name}을(를) 학습한 사진</translation>
    </message>
    <message>
        <source>converting to INT8: %v of %m compared</source>
        <translation>INT8로 변환 중: %m장 중 %v장 비교</translation>
    </message>
    <message>
        <source>Promote is off because: {reasons}</source>
        <translation>현장 적용 단추가 꺼져 있는 이유: {reasons}</translation>
    </message>
    <message>
        <source>Roll back is off because no other version was promoted before.</source>
        <translation>전에 현장 적용된 다른 버전이 없어 되돌리기 단추가 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>No version yet. Train one in the tab before, import one, or drop a checkpoint here.</source>
        <translation>아직 버전이 없습니다. 앞 탭에서 학습하거나, 가져오거나, 체크포인트를 여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>상세</translation>
    </message>
    <message>
        <source>All versions</source>
        <translation>모든 버전</translation>
    </message>
    <message>
        <source>History</source>
        <translation>이력</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>릴리스</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>Looking into the network…</source>
        <translation>신경망을 살펴보는 중…</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>{backbone}, strategy {strategy}: {parameters} parameters</source>
        <translation>{backbone}, 전략 {strategy}: 매개변수 {parameters}</translation>
    </message>
    <message>
        <source>Filled: learns, at the rate it says. Empty: frozen, stays as it is. Left: the share of all parameters that learns. The layer for ImageNet&apos;s 1000 classes is of no use here; a new head takes its place.</source>
        <translation>채워진 칸은 적힌 학습률로 학습하고, 빈 칸은 동결되어 그대로 남습니다. 왼쪽은 전체 매개변수 중 학습하는 비율입니다. ImageNet의 1000개 클래스를 위한 층은 여기서 쓸모가 없으므로 새 헤드가 그 자리를 대신합니다.</translation>
    </message>
    <message>
        <source>Phase {name}: {learning} of {total} parameters learn now, the others are frozen.</source>
        <translation>{name} 단계: 전체 매개변수 {total} 중 지금 학습하는 것은 {learning}이고, 나머지는 동결되어 있습니다.</translation>
    </message>
</context>
<context>
    <name>NetworkPicture</name>
    <message>
        <source>Share of the parameters that learns, by phase: {shares}</source>
        <translation>단계별로 학습하는 매개변수의 비율: {shares}</translation>
    </message>
    <message>
        <source>picture
{size} px</source>
        <translation>사진
{size} px</translation>
    </message>
    <message>
        <source>{parameters}, taken away</source>
        <translation>{parameters}, 제거됨</translation>
    </message>
    <message>
        <source>new head</source>
        <translation>새 헤드</translation>
    </message>
    <message>
        <source>{parameters} parameters</source>
        <translation>매개변수 {parameters}</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>동결</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>맞춤</translation>
    </message>
</context>
<context>
    <name>NewStudyDialog</name>
    <message>
        <source>New agreement study</source>
        <translation>새 일치도 연구</translation>
    </message>
    <message>
        <source>Kim, Lee, Park</source>
        <translation>김, 이, 박</translation>
    </message>
    <message>
        <source>Labelled pictures in folders by class</source>
        <translation>클래스별 폴더의 라벨된 사진</translation>
    </message>
    <message>
        <source>Suite {name}</source>
        <translation>스위트 {name}</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>The promoted model judges, too</source>
        <translation>현장 적용 모델도 판정</translation>
    </message>
    <message>
        <source>50 parts, half of them defective and some of them doubtful, three people and three trials are usual. Each person judges alone; pictures come in another order each time.</source>
        <translation>보통 부품 50개(절반은 불량, 일부는 애매한 것), 세 사람, 세 번 시행으로 합니다. 각자 혼자 판정하며 사진은 매번 다른 순서로 나옵니다.</translation>
    </message>
    <message>
        <source>Make the study</source>
        <translation>연구 만들기</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Parts from</source>
        <translation>부품 출처</translation>
    </message>
    <message>
        <source>Good parts, at most</source>
        <translation>양품 최대 수</translation>
    </message>
    <message>
        <source>Defective parts, at most</source>
        <translation>불량품 최대 수</translation>
    </message>
    <message>
        <source>Appraisers</source>
        <translation>평가자</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>시행 수</translation>
    </message>
    <message>
        <source>model</source>
        <translation>모델</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Release note</source>
        <translation>릴리스 노트</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>Not promoted</source>
        <translation>현장 적용하지 못함</translation>
    </message>
    <message>
        <source>Take the checkpoint {name} into the station and judge with it from now on?</source>
        <translation>체크포인트 {name}을(를) 이 검사기에 현장 적용하고 지금부터 이것으로 판정할까요?</translation>
    </message>
    <message>
        <source>Promote it</source>
        <translation>현장 적용</translation>
    </message>
</context>
<context>
    <name>OrdersTable</name>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Proven, waits for a pause</source>
        <translation>검증됨, 멈춤을 기다리는 중</translation>
    </message>
    <message>
        <source>Judges with it</source>
        <translation>이 버전으로 판정 중</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>거부됨</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>보낸 시각</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>스테이션</translation>
    </message>
    <message>
        <source>By</source>
        <translation>보낸 사람</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>응답</translation>
    </message>
</context>
<context>
    <name>OtherTabs</name>
    <message>
        <source>Training is under way. Close CastInspect? It can go on from its last epoch later.</source>
        <translation>학습이 진행 중입니다. CastInspect를 닫을까요? 나중에 마지막 에포크부터 이어서 할 수 있습니다.</translation>
    </message>
    <message>
        <source>A model is being compared or adapted. Close CastInspect and discard that?</source>
        <translation>모델을 비교하거나 적응하는 중입니다. 그 작업을 버리고 CastInspect를 닫을까요?</translation>
    </message>
    <message>
        <source>Inspections are being written into a file. Close CastInspect and discard that?</source>
        <translation>검사를 파일에 쓰고 있습니다. CastInspect를 닫고 그 작업을 버릴까요?</translation>
    </message>
    <message>
        <source>A study or a backtest is under way. Close CastInspect and discard that?</source>
        <translation>연구나 백테스트가 진행 중입니다. CastInspect를 닫고 그 작업을 버릴까요?</translation>
    </message>
</context>
<context>
    <name>OutputRow</name>
    <message>
        <source>Test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>not at work</source>
        <translation>동작하지 않음</translation>
    </message>
    <message>
        <source>{sent} sent, {waiting} waiting</source>
        <translation>보냄 {sent}건, 대기 {waiting}건</translation>
    </message>
    <message>
        <source>○  starting</source>
        <translation>○  시작하는 중</translation>
    </message>
    <message>
        <source>●  working since {time}</source>
        <translation>●  {time}부터 정상</translation>
    </message>
    <message>
        <source>✗  failing since {time}: {why}</source>
        <translation>✗  {time}부터 실패: {why}</translation>
    </message>
    <message>
        <source>It did not answer.</source>
        <translation>응답이 없습니다.</translation>
    </message>
</context>
<context>
    <name>OutputsDialog</name>
    <message>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>No output yet. Add one with the command castinspect outputs add.</source>
        <translation>아직 출력이 없습니다. castinspect outputs add 명령으로 추가하세요.</translation>
    </message>
    <message>
        <source>No folder is watched, so nothing is sent now. A test works all the same.</source>
        <translation>감시 중인 폴더가 없어 지금은 아무것도 보내지 않습니다. 시험은 할 수 있습니다.</translation>
    </message>
    <message>
        <source>A test sends a HOLD with the number 0, or asks as a client would.</source>
        <translation>시험은 번호 0의 보류를 보내거나 클라이언트처럼 물어봅니다.</translation>
    </message>
</context>
<context>
    <name>OverviewPanel</name>
    <message>
        <source>No suite yet: add labelled pictures in Studies, Backtests.</source>
        <translation>아직 스위트가 없습니다. 연구의 백테스트에서 라벨된 사진을 추가하세요.</translation>
    </message>
    <message>
        <source>Shares with what they are at most, with 95 % confidence. ▶ is promoted. Milliseconds are those of the computer that replayed.</source>
        <translation>비율과 95 % 신뢰도의 최대값입니다. ▶는 현장 적용 버전입니다. 밀리초는 재생한 컴퓨터의 값입니다.</translation>
    </message>
    <message>
        <source>{suite}: escapes</source>
        <translation>{suite}: 유출</translation>
    </message>
    <message>
        <source>{suite}: overkill</source>
        <translation>{suite}: 과검</translation>
    </message>
    <message>
        <source>{suite}: to a person</source>
        <translation>{suite}: 사람에게</translation>
    </message>
    <message>
        <source>{suite}: ms a picture</source>
        <translation>{suite}: 사진당 ms</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>다른 점</translation>
    </message>
    <message>
        <source>not replayed</source>
        <translation>재생 안 함</translation>
    </message>
    <message>
        <source>{count} of {total} (≤ {bound} %)</source>
        <translation>{total} 중 {count}(≤ {bound} %)</translation>
    </message>
</context>
<context>
    <name>ParetoTable</name>
    <message>
        <source>What</source>
        <translation>무엇</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Cumulated</source>
        <translation>누적</translation>
    </message>
</context>
<context>
    <name>PartNumbers</name>
    <message>
        <source>Part number in the name</source>
        <translation>이름 속 부품 번호</translation>
    </message>
    <message>
        <source>A regular expression with the part number in parentheses. Empty: parts are told by likeness.</source>
        <translation>부품 번호를 괄호로 묶은 정규식입니다. 비워 두면 비슷한 정도로 부품을 구별합니다.</translation>
    </message>
</context>
<context>
    <name>PersonButton</name>
    <message>
        <source>operator</source>
        <translation>작업자</translation>
    </message>
    <message>
        <source>engineer</source>
        <translation>엔지니어</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>{name} ({role}) – log out</source>
        <translation>{name}({role}) – 로그아웃</translation>
    </message>
    <message>
        <source>no passwords set</source>
        <translation>비밀번호 없음</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>로그인…</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>a good part, for comparison</source>
        <translation>비교용 양품</translation>
    </message>
    <message>
        <source>Where to look: a hint, not the reason for the verdict</source>
        <translation>살펴볼 곳: 참고일 뿐 판정의 근거는 아닙니다</translation>
    </message>
    <message>
        <source>little</source>
        <translation>적게</translation>
    </message>
    <message>
        <source>much</source>
        <translation>많이</translation>
    </message>
</context>
<context>
    <name>PicturesDialog</name>
    <message>
        <source>Heat map (H)</source>
        <translation>히트맵 (H)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>{verdict}  ·  defect {probability:.0%}</source>
        <translation>{verdict}  ·  불량 {probability:.0%}</translation>
    </message>
    <message>
        <source>The picture cannot be read.</source>
        <translation>사진을 읽을 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>PolicyForm</name>
    <message>
        <source>Highest escape rate</source>
        <translation>최대 유출 비율</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>비용</translation>
    </message>
    <message>
        <source>defective parts called OK, at most</source>
        <translation>양품으로 판정되는 불량품, 최대</translation>
    </message>
    <message>
        <source>an escape</source>
        <translation>유출 1건</translation>
    </message>
    <message>
        <source>an overkill</source>
        <translation>과검 1건</translation>
    </message>
    <message>
        <source>a minute of review</source>
        <translation>검토 1분</translation>
    </message>
    <message>
        <source>minutes a part</source>
        <translation>부품당 분</translation>
    </message>
    <message>
        <source>defective on the line</source>
        <translation>라인의 불량 비율</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>Quick</source>
        <translation>빠르게</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>최고 품질</translation>
    </message>
    <message>
        <source>The longest it will take, by a few steps that were timed on this machine</source>
        <translation>이 컴퓨터에서 몇 단계를 재어 본, 가장 오래 걸릴 때의 시간</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Augmentation</source>
        <translation>데이터 증강</translation>
    </message>
    <message>
        <source>Other views</source>
        <translation>다른 모습 보기</translation>
    </message>
    <message>
        <source>On the left pictures of the data set, beside each what the network will learn from: turned as parts may lie, moved a little and lit differently at random.</source>
        <translation>왼쪽은 데이터의 사진이고, 그 옆은 네트워크가 학습할 사진입니다. 부품이 놓일 수 있는 방향으로 돌리고, 조금 옮기고, 밝기를 무작위로 바꾼 것입니다.</translation>
    </message>
</context>
<context>
    <name>PrintedChart</name>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>PDF로 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>관리도 저장</translation>
    </message>
    <message>
        <source>The chart is in {path}.</source>
        <translation>관리도를 {path}에 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Looking into the data folder…</source>
        <translation>데이터 폴더를 살펴보는 중…</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>마무리하는 중…</translation>
    </message>
    <message>
        <source>Discarding…</source>
        <translation>버리는 중…</translation>
    </message>
    <message>
        <source>Fetching ImageNet weights: {received:.1f} of {total:.1f} MB</source>
        <translation>ImageNet 가중치를 내려받는 중: {total:.1f} MB 중 {received:.1f} MB</translation>
    </message>
    <message>
        <source>Reading the pictures: {done} of {total}</source>
        <translation>사진을 읽는 중: {total}장 중 {done}장</translation>
    </message>
    <message>
        <source>The frozen backbone looks at the pictures once: {done} of {total} batches</source>
        <translation>고정된 백본이 사진을 한 번 계산하는 중: 배치 {total}개 중 {done}개</translation>
    </message>
    <message>
        <source>Learning what the pictures look like: {done} of {total}</source>
        <translation>사진의 생김새를 익히는 중: {total}장 중 {done}장</translation>
    </message>
    <message>
        <source>Scoring the best epoch: {done} of {total} pictures</source>
        <translation>가장 좋은 에포크를 채점하는 중: 사진 {total}장 중 {done}장</translation>
    </message>
    <message>
        <source>Fetching ImageNet weights: {received:.1f} MB so far</source>
        <translation>ImageNet 가중치를 내려받는 중: {received:.1f} MB</translation>
    </message>
    <message>
        <source>For the cuts, a network learns without a share of the parts: {fold} of {folds}</source>
        <translation>임계값을 정하려고 부품 일부를 뺀 신경망을 학습하는 중: {folds}개 중 {fold}번째</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation>에포크 {epoch}/{epochs}</translation>
    </message>
    <message>
        <source>phase {phase} of {phases}: {name}</source>
        <translation>단계 {phase}/{phases}: {name}</translation>
    </message>
    <message>
        <source>Training has finished; see the result below.</source>
        <translation>학습이 끝났습니다. 아래 결과를 보세요.</translation>
    </message>
    <message>
        <source>The run was discarded.</source>
        <translation>학습을 버렸습니다.</translation>
    </message>
    <message>
        <source>Training could not go on.</source>
        <translation>학습을 계속할 수 없었습니다.</translation>
    </message>
    <message>
        <source>No training is under way.</source>
        <translation>진행 중인 학습이 없습니다.</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
</context>
<context>
    <name>Promoter</name>
    <message>
        <source>Not rolled back</source>
        <translation>되돌리지 못했습니다</translation>
    </message>
    <message>
        <source>Promote a checkpoint</source>
        <translation>체크포인트 현장 적용</translation>
    </message>
    <message>
        <source>The demo model knows synthetic castings only, as `castinspect synth` makes them. It must never judge real parts. Judge with it from now on?</source>
        <translation>데모 모델은 `castinspect synth`가 만드는 합성 주조품만 압니다. 실제 부품을 판정하는 데 쓰면 안 됩니다. 지금부터 이 모델로 판정할까요?</translation>
    </message>
    <message>
        <source>Judge with it</source>
        <translation>이 모델로 판정</translation>
    </message>
    <message>
        <source>{missed} missed of {parts} defective parts proves at most {bound} % with 95 % confidence; this station allows {limit} %. More defective parts would prove more. Judge with it all the same?</source>
        <translation>불량품 {parts}개 중 {missed}개를 놓친 결과로는 95% 신뢰도로 최대 {bound}%까지만 증명되며, 이 스테이션의 허용 한도는 {limit}%입니다. 불량품이 더 많으면 더 많이 증명됩니다. 그래도 이 모델로 판정할까요?</translation>
    </message>
    <message>
        <source>Its classes ({new}) are others than those the station judges by now ({present}). Counters and outputs will change with them. Promote it all the same?</source>
        <translation>이 모델의 클래스({new})가 지금 판정에 쓰는 클래스({present})와 다릅니다. 집계와 출력도 함께 바뀝니다. 그래도 현장 적용할까요?</translation>
    </message>
    <message>
        <source>Promote it</source>
        <translation>현장 적용</translation>
    </message>
    <message>
        <source>Not promoted</source>
        <translation>현장 적용하지 못함</translation>
    </message>
</context>
<context>
    <name>PushPanel</name>
    <message>
        <source>An administrator&apos;s key</source>
        <translation>관리자 키</translation>
    </message>
    <message>
        <source>Keys (*.key *.pem);;All files (*)</source>
        <translation>키 파일 (*.key *.pem);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Push {name} to {stations}? Each proves it by itself and judges with it from its next pause on.</source>
        <translation>{name} 버전을 {stations}에 보낼까요? 각 스테이션이 스스로 검증한 뒤 다음 멈춤부터 이 버전으로 판정합니다.</translation>
    </message>
    <message>
        <source>Push it</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Note: {missed} missed of {parts} defective parts proves at most {bound} % with 95 % confidence; this station allows {limit} %.</source>
        <translation>주의: 불량 {parts}개 중 {missed}개를 놓쳤으므로 95 % 신뢰도로 최대 {bound} %까지만 증명됩니다. 이 스테이션의 한계는 {limit} %입니다.</translation>
    </message>
    <message>
        <source>Key…</source>
        <translation>키…</translation>
    </message>
    <message>
        <source>An administrator&apos;s key, as `castinspect fleet key` makes it</source>
        <translation>`castinspect fleet key`로 만든 관리자 키</translation>
    </message>
    <message>
        <source>Password of the key</source>
        <translation>키 비밀번호</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Push to {count} stations</source>
        <translation>스테이션 {count}곳에 보내기</translation>
    </message>
</context>
<context>
    <name>QualityPanel</name>
    <message>
        <source>defects caught</source>
        <translation>잡아낸 불량</translation>
    </message>
    <message>
        <source>ROC {area}</source>
        <translation>ROC {area}</translation>
    </message>
    <message>
        <source>good pictures struck</source>
        <translation>불량으로 잡힌 양품 사진</translation>
    </message>
    <message>
        <source>Precision-recall {area}</source>
        <translation>정밀도-재현율 {area}</translation>
    </message>
    <message>
        <source>recall of defects</source>
        <translation>불량 재현율</translation>
    </message>
    <message>
        <source>precision of defects</source>
        <translation>불량 정밀도</translation>
    </message>
    <message>
        <source>Reliability, error {error}</source>
        <translation>신뢰도, 오차 {error}</translation>
    </message>
    <message>
        <source>defect probability</source>
        <translation>불량 확률</translation>
    </message>
    <message>
        <source>share defective</source>
        <translation>실제 불량 비율</translation>
    </message>
    <message>
        <source>After a training run the curves of its score appear here.</source>
        <translation>학습이 끝나면 점수의 곡선이 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Expected calibration error on {parts} parts not learned from: {before} before temperature scaling, {after} after it (temperature {temperature}).</source>
        <translation>학습에 쓰지 않은 부품 {parts}개의 기대 보정 오차: 온도 조정 전 {before}, 후 {after} (온도 {temperature}).</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
</context>
<context>
    <name>RegroupQuestion</name>
    <message>
        <source>Parts in train and in test</source>
        <translation>학습과 시험에 모두 있는 부품</translation>
    </message>
    <message>
        <source>Regroup and go on</source>
        <translation>다시 묶고 계속</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>살펴보기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>ReleasePanel</name>
    <message>
        <source>Replay the suites</source>
        <translation>스위트 재생</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>동의</translation>
    </message>
    <message>
        <source>Judge in shadow, parts:</source>
        <translation>섀도로 판정, 부품 수:</translation>
    </message>
    <message>
        <source>End the trial</source>
        <translation>시험 끝내기</translation>
    </message>
    <message>
        <source>Release note…</source>
        <translation>릴리스 노트…</translation>
    </message>
    <message>
        <source>Parts of the trial</source>
        <translation>시험 부품 수</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>로트</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>부품</translation>
    </message>
    <message>
        <source>Promoted</source>
        <translation>현장 적용</translation>
    </message>
    <message>
        <source>In shadow</source>
        <translation>섀도</translation>
    </message>
    <message>
        <source>No version is chosen.</source>
        <translation>버전을 고르지 않았습니다.</translation>
    </message>
    <message>
        <source>No version judges in shadow.</source>
        <translation>섀도로 판정하는 버전이 없습니다.</translation>
    </message>
    <message>
        <source>In shadow: {name}, {judged} of {parts} parts; {differing} differ from the promoted version, {skipped} were not looked at.</source>
        <translation>섀도: {name}, 부품 {parts}개 중 {judged}개; 현장 적용 버전과 다른 것 {differing}개, 보지 않은 것 {skipped}개.</translation>
    </message>
</context>
<context>
    <name>Releasing</name>
    <message>
        <source>replaying the suites: %v of %m</source>
        <translation>스위트 재생 중: %m 중 %v</translation>
    </message>
    <message>
        <source>You agree that {name} is promoted. Why? (goes into the journal)</source>
        <translation>{name}의 현장 적용에 동의합니다. 이유는? (일지에 남습니다)</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>동의</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>Mistakes, the worst first: {count}</source>
        <translation>오판, 심한 것부터: {count}</translation>
    </message>
    <message>
        <source>is {true}, called {predicted}: {count}</source>
        <translation>실제 {true}, 판정 {predicted}: {count}</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>In use for inspection</source>
        <translation>검사에 사용 중</translation>
    </message>
    <message>
        <source>Use this model for inspection</source>
        <translation>이 모델을 검사에 사용</translation>
    </message>
    <message>
        <source>Mistakes…</source>
        <translation>오판 보기…</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>Result on {count} test pictures</source>
        <translation>시험 사진 {count}장의 결과</translation>
    </message>
    <message>
        <source>Result on {count} validation pictures, which also chose the best epoch: it flatters</source>
        <translation>최적 에포크를 고른 검증 사진 {count}장의 결과: 실제보다 좋게 나옵니다</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{total}개 중 {count}개</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>escapes: defective pictures called OK</source>
        <translation>유출: 양품으로 판정한 불량 사진</translation>
    </message>
    <message>
        <source>overkill: good pictures called DEFECT</source>
        <translation>과검: 불량으로 판정한 양품 사진</translation>
    </message>
    <message>
        <source>pictures left to a person (REVIEW)</source>
        <translation>사람이 확인할 사진 (재확인)</translation>
    </message>
    <message>
        <source>Kept: epoch {epoch}, in the file {name}</source>
        <translation>보관: 에포크 {epoch}, 파일 {name}</translation>
    </message>
    <message>
        <source>Pictures that could not be judged: {count}</source>
        <translation>판정하지 못한 사진: {count}장</translation>
    </message>
    <message>
        <source>The confusion matrix appears here when training has finished.</source>
        <translation>학습이 끝나면 여기에 혼동 행렬이 나타납니다.</translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Defect</source>
        <translation>불량 확률</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
</context>
<context>
    <name>RiskTable</name>
    <message>
        <source>escapes</source>
        <translation>유출</translation>
    </message>
    <message>
        <source>overkill</source>
        <translation>과검</translation>
    </message>
    <message>
        <source>good parts in REVIEW</source>
        <translation>재확인으로 가는 양품</translation>
    </message>
    <message>
        <source>defective parts in REVIEW</source>
        <translation>재확인으로 가는 불량품</translation>
    </message>
    <message>
        <source>{count} of {total}  (at most {bound} %)</source>
        <translation>{total}개 중 {count}개  (최대 {bound} %)</translation>
    </message>
</context>
<context>
    <name>RunButtons</name>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>중지…</translation>
    </message>
</context>
<context>
    <name>RunLog</name>
    <message>
        <source>The run was discarded; nothing of it is kept.</source>
        <translation>학습을 버렸습니다. 아무것도 보관하지 않았습니다.</translation>
    </message>
    <message>
        <source>{backbone} from {weights} on {device}: {train} pictures to train, {validation} to validate, {test} to test</source>
        <translation>{backbone}, 시작 가중치 {weights}, 장치 {device}: 학습 {train}장, 검증 {validation}장, 시험 {test}장</translation>
    </message>
    <message>
        <source>Phase {phase}: {learning:,} of {total:,} parameters learn ({share:.1%})</source>
        <translation>{phase} 단계: 매개변수 {total:,}개 중 {learning:,}개를 학습 ({share:.1%})</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: loss {train:.3f}, validation {validation:.3f}, accuracy {accuracy:.1%}</source>
        <translation>에포크 {epoch}/{epochs}: 손실 {train:.3f}, 검증 손실 {validation:.3f}, 정확도 {accuracy:.1%}</translation>
    </message>
    <message>
        <source>best so far</source>
        <translation>지금까지 최적</translation>
    </message>
    <message>
        <source>Training is complete; epoch {epoch} was the best and is kept.</source>
        <translation>학습이 끝났습니다. 가장 좋은 에포크 {epoch}을(를) 보관했습니다.</translation>
    </message>
    <message>
        <source>Training was stopped; epoch {epoch} was the best and is kept.</source>
        <translation>학습을 멈추었습니다. 가장 좋은 에포크 {epoch}을(를) 보관했습니다.</translation>
    </message>
    <message>
        <source>The loss broke down; epoch {epoch}, the best before that, is kept.</source>
        <translation>손실이 발산했습니다. 그 전의 가장 좋은 에포크 {epoch}을(를) 보관했습니다.</translation>
    </message>
    <message>
        <source>Every epoch and every notice of the run is written here.</source>
        <translation>학습의 모든 에포크와 알림이 여기에 적힙니다.</translation>
    </message>
</context>
<context>
    <name>ScannerField</name>
    <message>
        <source>Scan the part (F9)</source>
        <translation>부품을 스캔하세요 (F9)</translation>
    </message>
    <message>
        <source>Forget what was scanned</source>
        <translation>스캔한 내용 지우기</translation>
    </message>
    <message>
        <source>next: {fields}</source>
        <translation>다음: {fields}</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>Anything written</source>
        <translation>적힌 모든 것</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>로트</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>부품</translation>
    </message>
    <message>
        <source>Cavity</source>
        <translation>캐비티</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Decided as</source>
        <translation>사람의 결정</translation>
    </message>
    <message>
        <source>Reason code</source>
        <translation>사유 코드</translation>
    </message>
    <message>
        <source>Version id</source>
        <translation>버전 ID</translation>
    </message>
    <message>
        <source>From</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>이전까지</translation>
    </message>
    <message>
        <source>any</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>검색(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>지우기(&amp;L)</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Set back</source>
        <translation>되돌리기</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Outputs…</source>
        <translation>출력…</translation>
    </message>
    <message>
        <source>Set all back</source>
        <translation>모두 되돌리기</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>What to train</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>고급</translation>
    </message>
    <message>
        <source>{title}  ·  {millions:.1f} M  ·  top-1 {top1:.1f}%</source>
        <translation>{title}  ·  {millions:.1f} M  ·  top-1 {top1:.1f}%</translation>
    </message>
</context>
<context>
    <name>SheetsTable</name>
    <message>
        <source>trial {number}</source>
        <translation>시행 {number}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{total} 중 {done}</translation>
    </message>
</context>
<context>
    <name>ShiftDialog</name>
    <message>
        <source>Start the check of masters again? Until it has passed no part is called OK.</source>
        <translation>마스터 점검을 다시 시작할까요? 통과할 때까지 어떤 부품도 양품으로 판정하지 않습니다.</translation>
    </message>
    <message>
        <source>Start the check</source>
        <translation>점검 시작</translation>
    </message>
    <message>
        <source>Judge without the check of masters. Why? (goes on record)</source>
        <translation>마스터 점검 없이 판정합니다. 이유가 무엇인가요? (기록에 남습니다)</translation>
    </message>
    <message>
        <source>Bypass the check</source>
        <translation>점검 건너뛰기</translation>
    </message>
    <message>
        <source>No folder is watched, so no check runs.</source>
        <translation>감시하는 폴더가 없어 점검하지 않습니다.</translation>
    </message>
    <message>
        <source>No masters are named in the settings: parts are called OK without a check.</source>
        <translation>설정에 마스터이 없습니다. 점검 없이 양품으로 판정합니다.</translation>
    </message>
    <message>
        <source>Bypassed by {who}: {why}</source>
        <translation>{who}이(가) 건너뜀: {why}</translation>
    </message>
    <message>
        <source>The check of masters has passed.</source>
        <translation>마스터 점검을 통과했습니다.</translation>
    </message>
    <message>
        <source>The whole day, {date}</source>
        <translation>하루 전체, {date}</translation>
    </message>
    <message>
        <source>Shift {name}: {span}</source>
        <translation>근무조 {name}: {span}</translation>
    </message>
    <message>
        <source>whole shift</source>
        <translation>근무조 전체</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>근무조</translation>
    </message>
    <message>
        <source>Start the check again…</source>
        <translation>점검 다시 시작…</translation>
    </message>
    <message>
        <source>Bypass the check…</source>
        <translation>점검 건너뛰기…</translation>
    </message>
    <message>
        <source>Shifts and masters…</source>
        <translation>근무조와 마스터…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>로트</translation>
    </message>
    <message>
        <source>total</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>사람이 결정</translation>
    </message>
    <message>
        <source>yield</source>
        <translation>양품률</translation>
    </message>
    <message>
        <source>bad PPM</source>
        <translation>불량 PPM</translation>
    </message>
    <message>
        <source>cycle s, shortest</source>
        <translation>주기(초) 최단</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>최장</translation>
    </message>
</context>
<context>
    <name>ShiftSetDialog</name>
    <message>
        <source>Shifts and masters</source>
        <translation>근무조와 마스터</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>근무조</translation>
    </message>
    <message>
        <source>Each ends where the next begins. None means one shift a day, from midnight.</source>
        <translation>각 근무조는 다음 근무조가 시작할 때 끝납니다. 없으면 자정부터 하루 한 근무조입니다.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>begins at</source>
        <translation>시작 시각</translation>
    </message>
    <message>
        <source>Add a shift</source>
        <translation>근무조 추가</translation>
    </message>
    <message>
        <source>Masters</source>
        <translation>마스터</translation>
    </message>
    <message>
        <source>Known parts that each shift begins with: until each was shown and got its verdict, no part is called OK. One is known by its part number, which its path, its code or the scanner tells. None means no check. Acts when watching begins.</source>
        <translation>각 근무조를 시작할 때 보여 주는 알려진 부품입니다. 모두 보여 주고 맞게 판정될 때까지 어떤 부품도 양품으로 판정하지 않습니다. 마스터는 사진 경로, 코드 또는 스캐너가 알려 주는 부품 번호로 알아봅니다. 없으면 점검하지 않습니다. 폴더 감시를 시작할 때 적용됩니다.</translation>
    </message>
    <message>
        <source>part number</source>
        <translation>부품 번호</translation>
    </message>
    <message>
        <source>must be</source>
        <translation>맞는 판정</translation>
    </message>
    <message>
        <source>Add a master</source>
        <translation>마스터 추가</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Stop watching</source>
        <translation>감시 중지</translation>
    </message>
    <message>
        <source>○  not watching a folder</source>
        <translation>○  감시 중인 폴더 없음</translation>
    </message>
    <message>
        <source>✗  cannot watch {folder}</source>
        <translation>✗  {folder} 감시 불가</translation>
    </message>
    <message>
        <source>●  watching {folder}</source>
        <translation>●  감시 중: {folder}</translation>
    </message>
    <message>
        <source>arriving {waiting}</source>
        <translation>들어오는 중 {waiting}</translation>
    </message>
    <message>
        <source>oldest {seconds:.0f} s</source>
        <translation>가장 오래된 대기 {seconds:.0f}초</translation>
    </message>
    <message>
        <source>disk {free:.0f} GB free</source>
        <translation>디스크 여유 {free:.0f} GB</translation>
    </message>
</context>
<context>
    <name>StopQuestion</name>
    <message>
        <source>Stop training</source>
        <translation>학습 중지</translation>
    </message>
    <message>
        <source>Stop this training run?</source>
        <translation>이 학습을 중지할까요?</translation>
    </message>
    <message>
        <source>Finishing keeps the best epoch so far and scores it.</source>
        <translation>지금 끝내면 지금까지 가장 좋은 에포크를 보관하고 채점합니다.</translation>
    </message>
    <message>
        <source>No epoch has ended yet, so there is nothing to keep.</source>
        <translation>아직 끝난 에포크가 없어 보관할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Finish now, keep the best</source>
        <translation>지금 끝내고 최적 보관</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>계속 학습</translation>
    </message>
</context>
<context>
    <name>StrategiesPanel</name>
    <message>
        <source>Compare strategies</source>
        <translation>전략 비교</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>폴드 수</translation>
    </message>
    <message>
        <source>Learning curve for every strategy (slow)</source>
        <translation>모든 전략의 학습 곡선 (느림)</translation>
    </message>
</context>
<context>
    <name>StrategiesPlot</name>
    <message>
        <source>balanced accuracy on parts left out</source>
        <translation>빼 둔 부품에 대한 균형 정확도</translation>
    </message>
    <message>
        <source>pictures to learn from</source>
        <translation>학습에 쓴 사진 수</translation>
    </message>
</context>
<context>
    <name>StrategiesTable</name>
    <message>
        <source>{count} of {total}</source>
        <translation>{total}개 중 {count}개</translation>
    </message>
    <message>
        <source>{strategy} ({done} of {total} runs)</source>
        <translation>{strategy} ({total}회 중 {done}회)</translation>
    </message>
    <message>
        <source>strategy</source>
        <translation>전략</translation>
    </message>
    <message>
        <source>balanced
accuracy</source>
        <translation>균형
정확도</translation>
    </message>
    <message>
        <source>escapes</source>
        <translation>유출</translation>
    </message>
    <message>
        <source>overkill</source>
        <translation>과검</translation>
    </message>
    <message>
        <source>review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>data
needed</source>
        <translation>필요한
사진 수</translation>
    </message>
</context>
<context>
    <name>StudiesTab</name>
    <message>
        <source>Charts</source>
        <translation>관리도</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>일치도</translation>
    </message>
    <message>
        <source>Backtests</source>
        <translation>백테스트</translation>
    </message>
</context>
<context>
    <name>TakingOver</name>
    <message>
        <source>The other station stops judging within seconds. What it has judged is left alone.</source>
        <translation>다른 스테이션은 몇 초 안에 판정을 멈춥니다. 그 스테이션이 판정한 사진은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Take the folder over</source>
        <translation>폴더 넘겨받기</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>기다리기</translation>
    </message>
</context>
<context>
    <name>ToolsRow</name>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>감시 중지</translation>
    </message>
    <message>
        <source>Watch…</source>
        <translation>감시…</translation>
    </message>
    <message>
        <source>Heat map  (H)</source>
        <translation>열지도  (H)</translation>
    </message>
    <message>
        <source>Beside a good part</source>
        <translation>양품과 나란히</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>음소거</translation>
    </message>
    <message>
        <source>Strength of the heat map</source>
        <translation>열지도의 세기</translation>
    </message>
    <message>
        <source>Until the counters are reset, no sound of verdicts and alarms</source>
        <translation>집계를 초기화할 때까지 판정과 경보 소리를 내지 않습니다</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
</context>
<context>
    <name>TradePlot</name>
    <message>
        <source>share of the parts that a person decides</source>
        <translation>사람이 판정하는 부품의 비율</translation>
    </message>
    <message>
        <source>escapes</source>
        <translation>유출</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>overkill</source>
        <translation>과검</translation>
    </message>
</context>
<context>
    <name>TrainingPages</name>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Cuts</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터 세트</translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation>전략</translation>
    </message>
</context>
<context>
    <name>TrainingPlots</name>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
</context>
<context>
    <name>TrialWindow</name>
    <message>
        <source>This picture cannot be read. Put the study&apos;s folder back.</source>
        <translation>이 사진을 읽을 수 없습니다. 연구 폴더를 되돌려 놓으세요.</translation>
    </message>
    <message>
        <source>Trial of {name}</source>
        <translation>{name}의 시행</translation>
    </message>
    <message>
        <source>%v of %m judged</source>
        <translation>%m 중 %v 판정함</translation>
    </message>
    <message>
        <source>Defective  (2 or ←)</source>
        <translation>불량  (2 또는 ←)</translation>
    </message>
    <message>
        <source>OK  (1 or →)</source>
        <translation>양품  (1 또는 →)</translation>
    </message>
    <message>
        <source>Take back  (Backspace)</source>
        <translation>되돌리기  (Backspace)</translation>
    </message>
    <message>
        <source>All parts are judged. Esc closes; Backspace takes the last one back.</source>
        <translation>모든 부품을 판정했습니다. Esc로 닫고 Backspace로 마지막 판정을 되돌립니다.</translation>
    </message>
    <message>
        <source>Each answer is kept at once; Esc stops, to go on later.</source>
        <translation>답은 바로 저장됩니다. Esc로 멈추면 나중에 이어서 할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>UnexpectedErrors</name>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>예기치 않은 문제가 생겼습니다.</translation>
    </message>
    <message>
        <source>The details are in the log. CastInspect goes on; save your work and tell IT.</source>
        <translation>자세한 내용은 로그에 있습니다. CastInspect는 계속 동작합니다. 작업을 저장하고 IT 담당자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>자세한 내용 복사</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>VersionActions</name>
    <message>
        <source>The station judges with {name} from the next picture on. Why? (goes into the journal)</source>
        <translation>다음 사진부터 {name}(으)로 판정합니다. 이유는? (기록부에 남습니다)</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>현장 적용</translation>
    </message>
    <message>
        <source>The station judges with {name} again. Why? (goes into the journal)</source>
        <translation>다시 {name}(으)로 판정합니다. 이유는? (기록부에 남습니다)</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Note on {name}</source>
        <translation>{name}에 대한 메모</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>New name of {name}</source>
        <translation>{name}의 새 이름</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>{name} goes into the bin; importing it from there brings it back. Why? (goes into the journal)</source>
        <translation>{name}을(를) 휴지통 폴더로 옮깁니다. 거기서 가져오면 되살릴 수 있습니다. 이유는? (기록부에 남습니다)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Labelled pictures to compare versions on</source>
        <translation>버전을 비교할 라벨 있는 사진</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>백본</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>전략</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>Escapes</source>
        <translation>유출</translation>
    </message>
    <message>
        <source>Overkill</source>
        <translation>과검</translation>
    </message>
</context>
<context>
    <name>WatchedChart</name>
    <message>
        <source>&amp;Watch no longer</source>
        <translation>감시 중지(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Watch with these limits</source>
        <translation>이 한계로 감시(&amp;W)</translation>
    </message>
    <message>
        <source>The station holds these limits while it judges: a rule that is broken is an alarm.</source>
        <translation>검사하는 동안 이 한계를 유지합니다. 규칙이 깨지면 경보를 냅니다.</translation>
    </message>
    <message>
        <source>The station no longer watches this chart.</source>
        <translation>이 관리도를 더 이상 감시하지 않습니다.</translation>
    </message>
    <message>
        <source>The station watches this chart with the limits of {count} points, from its next start of watching on.</source>
        <translation>다음에 감시를 시작할 때부터 점 {count}개로 정한 한계로 이 관리도를 감시합니다.</translation>
    </message>
</context>
<context>
    <name>WeightsChoice</name>
    <message>
        <source>Choose {file}</source>
        <translation>{file} 선택</translation>
    </message>
    <message>
        <source>The best at hand</source>
        <translation>있는 것 중 가장 좋은 것</translation>
    </message>
    <message>
        <source>ImageNet weights (at hand)</source>
        <translation>ImageNet 가중치 (있음)</translation>
    </message>
    <message>
        <source>ImageNet weights (to be fetched)</source>
        <translation>ImageNet 가중치 (내려받아야 함)</translation>
    </message>
    <message>
        <source>Starter (bundled)</source>
        <translation>스타터 (내장)</translation>
    </message>
    <message>
        <source>Starter (none for {backbone})</source>
        <translation>스타터 ({backbone}에는 없음)</translation>
    </message>
    <message>
        <source>Nothing (random weights)</source>
        <translation>없음 (무작위 가중치)</translation>
    </message>
    <message>
        <source>ImageNet weights from a file…</source>
        <translation>파일에서 ImageNet 가중치…</translation>
    </message>
    <message>
        <source>From scratch uses random weights, whatever is chosen here.</source>
        <translation>처음부터 전략은 여기서 무엇을 골라도 무작위 가중치를 씁니다.</translation>
    </message>
    <message>
        <source>A random backbone has learned nothing: choose the strategy From scratch with it.</source>
        <translation>무작위 백본은 배운 것이 없습니다. 처음부터 전략을 고르세요.</translation>
    </message>
    <message>
        <source>It must be {file}; its hash is checked.</source>
        <translation>{file}이어야 하며 해시를 확인합니다.</translation>
    </message>
    <message>
        <source>The bundled starter, pretrained on synthetic castings.</source>
        <translation>합성 주조품으로 사전 학습한 내장 스타터입니다.</translation>
    </message>
    <message>
        <source>ImageNet weights, pretrained on everyday photographs.</source>
        <translation>일상 사진으로 사전 학습한 ImageNet 가중치입니다.</translation>
    </message>
    <message>
        <source>{backbone} from the bundled starter: no ImageNet weights are at hand.</source>
        <translation>포함된 스타터에서 시작하는 {backbone}: 준비된 ImageNet 가중치가 없습니다.</translation>
    </message>
    <message>
        <source>{backbone}, whose ImageNet weights come with the app: those of {asked} are not at hand.</source>
        <translation>앱에 ImageNet 가중치가 들어 있는 {backbone}: {asked}의 가중치는 준비되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>ImageNet weights, fetched first. Without a network: choose their file.</source>
        <translation>먼저 ImageNet 가중치를 내려받습니다. 네트워크가 없으면 파일을 고르세요.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>new version {version}</source>
        <translation>새 버전 {version}</translation>
    </message>
    <message>
        <source>`castinspect promote` lets the station judge with it</source>
        <translation>`castinspect promote`를 하면 스테이션이 이 버전으로 판정합니다</translation>
    </message>
    <message>
        <source>  {title:8} balanced accuracy {balanced_accuracy:.4f}   escapes {escapes} of {defective}   overkill {overkill} of {good}   review {review}</source>
        <translation>  {title:8} 균형 정확도 {balanced_accuracy:.4f}   유출 {escapes}/{defective}   과검 {overkill}/{good}   재확인 {review}</translation>
    </message>
    <message>
        <source>statistics of {layers} layer{layers:s} moved by {pictures} picture{pictures:s}, blend {blend:.0%}</source>
        <translation>사진 {pictures}장으로 레이어 {layers}개의 통계를 옮겼습니다, 혼합 {blend:.0%}</translation>
    </message>
    <message>
        <source>worse than before; not kept</source>
        <translation>이전보다 나빠서 남기지 않습니다</translation>
    </message>
    <message>
        <source>{parts} part{parts:s}, {appraisers} appraiser{appraisers:s}, {trials} trial{trials:s}. Sheets to fill in:</source>
        <translation>부품 {parts}개, 평가자 {appraisers}명, {trials}회. 작성할 시트:</translation>
    </message>
    <message>
        <source>A model is an appraiser by  castinspect agreement model STUDY --as NAME</source>
        <translation>모델을 평가자로 쓰려면  castinspect agreement model STUDY --as NAME</translation>
    </message>
    <message>
        <source>all agree: {between}; with the reference: {system}</source>
        <translation>모두 일치: {between}, 기준과도 일치: {system}</translation>
    </message>
    <message>
        <source>{names}: kappa {kappa}, Bowker p {p:.3f}{direction}</source>
        <translation>{names}: 카파 {kappa}, Bowker p {p:.3f}{direction}</translation>
    </message>
    <message>
        <source>limits: exact, two-sided, 95 %</source>
        <translation>한계: 정확, 양측, 95 %</translation>
    </message>
    <message>
        <source>judging</source>
        <translation>판정 중</translation>
    </message>
    <message>
        <source>; they differ in one direction</source>
        <translation> - 한쪽으로 치우칩니다</translation>
    </message>
    <message>
        <source>within oneself</source>
        <translation>자기 일치</translation>
    </message>
    <message>
        <source>effectiveness</source>
        <translation>유효성</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>놓침</translation>
    </message>
    <message>
        <source>false alarms</source>
        <translation>오경보</translation>
    </message>
    <message>
        <source>kappa against the reference</source>
        <translation>기준에 대한 카파</translation>
    </message>
    <message>
        <source>{pictures} picture{pictures:s} scored in {todo} shard{todo:s}; {all_pictures} picture{all_pictures:s} in {shards} shard{shards:s} in all</source>
        <translation>샤드 {todo}개에서 사진 {pictures}장을 채점했습니다. 전체 샤드 {shards}개, 사진 {all_pictures}장</translation>
    </message>
    <message>
        <source>new on record, as those of {station}: {new} row{new:s}</source>
        <translation>{station}의 것으로 새로 기록됨: {new}행</translation>
    </message>
    <message>
        <source>{pictures} picture{pictures:s}, before \ after</source>
        <translation>사진 {pictures}장, 이전 \ 이후</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>월별</translation>
    </message>
    <message>
        <source>month</source>
        <translation>월</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>flips</source>
        <translation>바뀐 판정</translation>
    </message>
    <message>
        <source>DEFECT before</source>
        <translation>이전 불량</translation>
    </message>
    <message>
        <source>after</source>
        <translation>이후</translation>
    </message>
    <message>
        <source>mean defect before</source>
        <translation>이전 평균 불량 확률</translation>
    </message>
    <message>
        <source>scoring shards</source>
        <translation>샤드 채점 중</translation>
    </message>
    <message>
        <source>Name another than this station: its shifts would count them.</source>
        <translation>이 스테이션이 아닌 이름을 지정하세요. 그러지 않으면 이 스테이션의 근무조에 집계됩니다.</translation>
    </message>
    <message>
        <source>recording shards</source>
        <translation>샤드 기록 중</translation>
    </message>
    <message>
        <source>{start_up:.1f} s to start, then {per_second:.1f} pictures a second; the engine with nothing to read: {engine_per_second:.1f} a second</source>
        <translation>시작에 {start_up:.1f}초, 이후 초당 사진 {per_second:.1f}장. 읽기 없이 엔진만: 초당 {engine_per_second:.1f}장</translation>
    </message>
    <message>
        <source>comparing shards</source>
        <translation>샤드 비교 중</translation>
    </message>
    <message>
        <source>Give two numbers, such as 0:100.</source>
        <translation>0:100처럼 숫자 두 개를 입력하세요.</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>ImageNet top-1</source>
        <translation>ImageNet top-1</translation>
    </message>
    <message>
        <source>input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>ImageNet weights</source>
        <translation>ImageNet 가중치</translation>
    </message>
    <message>
        <source>starter</source>
        <translation>스타터</translation>
    </message>
    <message>
        <source>{title}, {size} px, strategy {strategy}: learning rate by phase</source>
        <translation>{title}, {size} px, 전략 {strategy}: 단계별 학습률</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>learns</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>동결</translation>
    </message>
    <message>
        <source>at hand</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>to fetch</source>
        <translation>받아야 함</translation>
    </message>
    <message>
        <source>bundled</source>
        <translation>포함</translation>
    </message>
    <message>
        <source>It is not worse than the one before by more than the limits.</source>
        <translation>이전 버전보다 한계를 넘게 나쁘지 않습니다.</translation>
    </message>
    <message>
        <source>{suite}: {pictures} picture{pictures:s}, revision {revision}</source>
        <translation>{suite}: 사진 {pictures}장, 개정 {revision}</translation>
    </message>
    <message>
        <source>suite {name}, revision {revision}</source>
        <translation>스위트 {name}, 개정 {revision}</translation>
    </message>
    <message>
        <source>version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>escapes</source>
        <translation>유출</translation>
    </message>
    <message>
        <source>overkill</source>
        <translation>과검</translation>
    </message>
    <message>
        <source>review</source>
        <translation>재확인</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>보류</translation>
    </message>
    <message>
        <source>No version is promoted, so there is nothing to hold it against.</source>
        <translation>현장 적용된 버전이 없어 비교할 대상이 없습니다.</translation>
    </message>
    <message>
        <source>{version} (before)</source>
        <translation>{version} (이전)</translation>
    </message>
    <message>
        <source>and {more} more flips</source>
        <translation>그 밖에 {more}건이 더 바뀌었습니다</translation>
    </message>
    <message>
        <source>decided pictures that are not there any more, or were changed: {missing}</source>
        <translation>더 이상 없거나 바뀐 결정된 사진: {missing}장</translation>
    </message>
    <message>
        <source>judging with {name}</source>
        <translation>{name}(으)로 판정 중</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>초당</translation>
    </message>
    <message>
        <source>ms of computing</source>
        <translation>계산 ms</translation>
    </message>
    <message>
        <source>seconds to start</source>
        <translation>시작(초)</translation>
    </message>
    <message>
        <source>computing until then</source>
        <translation>그때까지 계산(초)</translation>
    </message>
    <message>
        <source>{processes} processes; medians of the rounds</source>
        <translation>프로세스 {processes}개, 회차의 중앙값</translation>
    </message>
    <message>
        <source>{way}: {rate:.1f} a second, {each:.2f} ms of computing each</source>
        <translation>{way}: 초당 {rate:.1f}장, 장당 계산 {each:.2f}ms</translation>
    </message>
    <message>
        <source>{way} over {other}: {rate:.2f} times the rate, {each:.2f} times the computing each</source>
        <translation>{way} / {other}: 속도 {rate:.2f}배, 장당 계산 {each:.2f}배</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>양품</translation>
    </message>
    <message>
        <source>DEFECT</source>
        <translation>불량</translation>
    </message>
    <message>
        <source>REVIEW</source>
        <translation>재확인</translation>
    </message>
    <message>
        <source>HOLD</source>
        <translation>보류</translation>
    </message>
    <message>
        <source>{count} of {total} (≤ {bound} %)</source>
        <translation>{total} 중 {count}(≤ {bound} %)</translation>
    </message>
    <message>
        <source>{total} picture{total:s}, {backbone}, measured on this machine just now</source>
        <translation>사진 {total}장, {backbone}, 방금 이 컴퓨터에서 측정</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>strategy</source>
        <translation>전략</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>folds</source>
        <translation>겹</translation>
    </message>
    <message>
        <source>at most about</source>
        <translation>최대 약</translation>
    </message>
    <message>
        <source>as asked for</source>
        <translation>지정한 대로</translation>
    </message>
    <message>
        <source>finishing after this batch; Ctrl+C again ends at once</source>
        <translation>이 배치가 끝나면 마칩니다. Ctrl+C를 다시 누르면 바로 끝냅니다</translation>
    </message>
    <message>
        <source>making the model ready for this computer, once</source>
        <translation>이 컴퓨터에 맞게 모델을 한 번 준비하는 중</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>새 비밀번호</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>다시 한 번</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Pictures that lie there already: {pictures}. Judge them, too?</source>
        <translation>이미 있는 사진: {pictures}장. 이것도 판정할까요?</translation>
    </message>
    <message>
        <source>{error}
Regroup and go on?</source>
        <translation>{error}
다시 묶고 계속할까요?</translation>
    </message>
    <message>
        <source>total</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>heat maps that could not be made: {count}</source>
        <translation>만들지 못한 열지도: {count}장</translation>
    </message>
    <message>
        <source>not in the CSV file: {path}</source>
        <translation>CSV 파일에 없음: {path}</translation>
    </message>
    <message>
        <source>no heat map: {path} could not be read</source>
        <translation>열지도 없음: {path}을(를) 읽지 못했습니다</translation>
    </message>
    <message>
        <source>checkpoint {checkpoint} (best epoch {best_epoch})</source>
        <translation>체크포인트 {checkpoint} (최고 에포크 {best_epoch})</translation>
    </message>
    <message>
        <source>true \ predicted</source>
        <translation>실제 \ 예측</translation>
    </message>
    <message>
        <source>accuracy {accuracy:.4f}   balanced accuracy {balanced_accuracy:.4f}   AUROC {auroc}</source>
        <translation>정확도 {accuracy:.4f}   균형 정확도 {balanced_accuracy:.4f}   AUROC {auroc}</translation>
    </message>
    <message>
        <source>{split} pictures</source>
        <translation>{split} 사진</translation>
    </message>
    <message>
        <source>{backbone} from {weights} on {device} · {classes} · {train_count} to train, {validation_count} to validate, {test_count} to test</source>
        <translation>{backbone}, 시작 {weights}, 장치 {device} · {classes} · 학습 {train_count}, 검증 {validation_count}, 시험 {test_count}</translation>
    </message>
    <message>
        <source>phase {name}: {trainable_parameters:,} of {total_parameters:,} parameters learn ({share:.1%})</source>
        <translation>단계 {name}: 파라미터 {total_parameters:,}개 중 {trainable_parameters:,}개가 학습합니다 ({share:.1%})</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}  loss {train_loss:.3f} / {validation_loss:.3f}  accuracy {train_accuracy:.1%} / {validation_accuracy:.1%} (train / validation)  {seconds:.0f} s, {seconds_left:.0f} s left{more}</source>
        <translation>에포크 {epoch}/{epochs}  손실 {train_loss:.3f} / {validation_loss:.3f}  정확도 {train_accuracy:.1%} / {validation_accuracy:.1%} (학습 / 검증)  {seconds:.0f}초, {seconds_left:.0f}초 남음{more}</translation>
    </message>
    <message>
        <source>{outcome}; the best epoch so far is kept</source>
        <translation>{outcome}. 지금까지 가장 좋은 에포크를 남깁니다</translation>
    </message>
    <message>
        <source>reading pictures</source>
        <translation>사진 읽는 중</translation>
    </message>
    <message>
        <source>frozen backbone</source>
        <translation>고정된 백본</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>에포크 {epoch}</translation>
    </message>
    <message>
        <source>without share {fold} of {folds}</source>
        <translation>{folds}몫 중 {fold}번째를 빼고</translation>
    </message>
    <message>
        <source>what the pictures look like</source>
        <translation>사진의 모습 파악</translation>
    </message>
    <message>
        <source>scoring</source>
        <translation>채점 중</translation>
    </message>
    <message>
        <source>{error}
Judge with it all the same?</source>
        <translation>{error}
그래도 이것으로 판정할까요?</translation>
    </message>
    <message>
        <source>acceptable</source>
        <translation>합격</translation>
    </message>
    <message>
        <source>marginal</source>
        <translation>조건부</translation>
    </message>
    <message>
        <source>unacceptable</source>
        <translation>부적합</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>overruled</source>
        <translation>뒤집음</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>작업자</translation>
    </message>
    <message>
        <source>engineer</source>
        <translation>엔지니어</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>out-of-fold</source>
        <translation>겹 밖</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>양품</translation>
    </message>
    <message>
        <source>defect</source>
        <translation>불량</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>불명확</translation>
    </message>
    <message>
        <source>reasons</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>converted</source>
        <translation>변환함</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>사진 고정</translation>
    </message>
    <message>
        <source>run {number} of {total}: {strategy}, {pictures} picture{pictures:s}, fold {fold}{left}</source>
        <translation>{total}회 중 {number}회: {strategy}, 사진 {pictures}장, 겹 {fold}{left}</translation>
    </message>
    <message>
        <source>, about {seconds_left} left</source>
        <translation>, 약 {seconds_left} 남음</translation>
    </message>
    <message>
        <source>each part left out once; ± over the folds; time of one run</source>
        <translation>각 부품을 한 번씩 뺌, ±는 겹 사이, 시간은 1회 기준</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>data needed</source>
        <translation>필요한 데이터</translation>
    </message>
    <message>
        <source>learning curve: whole parts, smaller sets within larger ones</source>
        <translation>학습 곡선: 부품 단위, 작은 집합은 큰 집합에 포함</translation>
    </message>
    <message>
        <source>data needed: the fewest pictures whose balanced accuracy lies within 1 point of the strategy&apos;s best</source>
        <translation>필요한 데이터: 균형 정확도가 그 전략의 최고보다 1포인트 안에 드는 가장 적은 사진 수</translation>
    </message>
    <message>
        <source>run {number} of {total}</source>
        <translation>{total}회 중 {number}회</translation>
    </message>
    <message>
        <source>{strategy} with {pictures}: {reason}</source>
        <translation>{strategy}, 사진 {pictures}장: {reason}</translation>
    </message>
    <message>
        <source>{defective} defective and {good} good parts, {source}; each by its worst picture</source>
        <translation>불량품 {defective}개와 양품 {good}개, {source}. 각 부품은 가장 나쁜 사진으로</translation>
    </message>
    <message>
        <source>parts, and the highest share with 95 % confidence</source>
        <translation>부품 수, 그리고 신뢰도 95 %의 최대 비율</translation>
    </message>
    <message>
        <source>cuts OK / DEFECT</source>
        <translation>임계값 양품 / 불량</translation>
    </message>
    <message>
        <source>REVIEW of good parts</source>
        <translation>양품의 재확인</translation>
    </message>
    <message>
        <source>REVIEW of defective parts</source>
        <translation>불량품의 재확인</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>good</source>
        <translation>양품</translation>
    </message>
    <message>
        <source>defective</source>
        <translation>불량</translation>
    </message>
    <message>
        <source>new version {written}; `castinspect promote` puts it to work</source>
        <translation>새 버전 {written}. `castinspect promote`로 현장 적용하세요</translation>
    </message>
    <message>
        <source>Give either --max-escape or the three costs, not both.</source>
        <translation>--max-escape나 세 가지 비용 중 하나만 지정하세요.</translation>
    </message>
    <message>
        <source>Give all three: --cost-escape, --cost-overkill and --cost-review.</source>
        <translation>--cost-escape, --cost-overkill, --cost-review 세 가지를 모두 지정하세요.</translation>
    </message>
    <message>
        <source>Give either --set or what the cuts are to be chosen by, not both.</source>
        <translation>--set이나 임계값을 고르는 기준 중 하나만 지정하세요.</translation>
    </message>
    <message>
        <source>{low:.2f} to {high:.2f}</source>
        <translation>{low:.2f} ~ {high:.2f}</translation>
    </message>
    <message>
        <source>--max-escape is a share over 0 and under 1: 0.01 is 1 %.</source>
        <translation>--max-escape는 0보다 크고 1보다 작은 비율입니다. 0.01은 1 %입니다.</translation>
    </message>
    <message>
        <source>--set takes two numbers from 0 to 1, the OK cut not above the defect cut.</source>
        <translation>--set에는 0에서 1 사이의 숫자 두 개를 입력하세요. 양품 임계값은 불량 임계값보다 클 수 없습니다.</translation>
    </message>
    <message>
        <source>OK cut</source>
        <translation>양품 임계값</translation>
    </message>
    <message>
        <source>defect cut</source>
        <translation>불량 임계값</translation>
    </message>
    <message>
        <source>parts in more than one class: one of the labels is wrong</source>
        <translation>여러 클래스에 있는 부품: 라벨 하나가 잘못되었습니다</translation>
    </message>
    <message>
        <source>parts in more than one split: a score on the test pictures would flatter (train --regroup mends it)</source>
        <translation>여러 분할에 있는 부품: 시험 사진의 점수가 실제보다 좋게 나옵니다 (train --regroup으로 고치세요)</translation>
    </message>
    <message>
        <source>cannot be read, {incomplete} of them incomplete</source>
        <translation>읽을 수 없음, 그중 {incomplete}장은 불완전</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>labels that are likely wrong</source>
        <translation>잘못된 듯한 라벨</translation>
    </message>
    <message>
        <source>parts with more than one picture</source>
        <translation>사진이 여러 장인 부품</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>제외됨</translation>
    </message>
    <message>
        <source>{readable} readable pictures, {parts} if copies of one part count once</source>
        <translation>읽을 수 있는 사진 {readable}장, 같은 부품의 사본을 한 번만 세면 {parts}장</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source> and {more} more</source>
        <translation> 외 {more}장</translation>
    </message>
    <message>
        <source>different sizes of pictures</source>
        <translation>서로 다른 사진 크기</translation>
    </message>
    <message>
        <source>pictures of another size than most</source>
        <translation>대부분과 크기가 다른 사진</translation>
    </message>
    <message>
        <source>a copy lies there</source>
        <translation>그곳에 사본이 있음</translation>
    </message>
    <message>
        <source>{class_name} only {probability:.0%}</source>
        <translation>{class_name} 확률 {probability:.0%}뿐</translation>
    </message>
    <message>
        <source>{path}: rather {likely} ({why})</source>
        <translation>{path}: {likely}에 가까움 ({why})</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>부품</translation>
    </message>
    <message>
        <source>  and {more} more; --all shows them</source>
        <translation>  그 밖에 {more}건, --all로 모두 봅니다</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>동일</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>비슷함</translation>
    </message>
    <message>
        <source>of one part</source>
        <translation>같은 부품</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Inspecting castings it has not seen</source>
        <translation>본 적 없는 주조품 검사</translation>
    </message>
    <message>
        <source>
Pictures with heat maps: {out}</source>
        <translation>
열지도 사진: {out}</translation>
    </message>
    <message>
        <source>Table of all verdicts:   {out}</source>
        <translation>모든 판정 표: {out}</translation>
    </message>
    <message>
        <source>Next: `castinspect` opens the window; `castinspect train DATA` trains on your own pictures.</source>
        <translation>다음: `castinspect`는 창을 열고, `castinspect train DATA`는 사용자 사진으로 학습합니다.</translation>
    </message>
    <message>
        <source>the casting is</source>
        <translation>실제 주조품</translation>
    </message>
    <message>
        <source>making castings</source>
        <translation>주조품 만드는 중</translation>
    </message>
    <message>
        <source>inspecting</source>
        <translation>검사 중</translation>
    </message>
    <message>
        <source>{inspections} unseen castings</source>
        <translation>본 적 없는 주조품 {inspections}개</translation>
    </message>
    <message>
        <source>promoted</source>
        <translation>현장 적용</translation>
    </message>
    <message>
        <source>device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>{name} ({title}), convolution and product proven in {milliseconds:.0f} ms</source>
        <translation>{name} ({title}), 합성곱과 곱셈을 {milliseconds:.0f} ms에 확인</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>compared with PyTorch on {pictures} picture{pictures:s}, {real} of them from this station: largest difference {largest_difference:.1e}, {verdicts_changed} verdicts changed</source>
        <translation>사진 {pictures}장(이 스테이션 것 {real}장)에서 PyTorch와 비교: 최대 차이 {largest_difference:.1e}, 바뀐 판정 {verdicts_changed}건</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>logs</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>resources</source>
        <translation>리소스</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>cpu: the station package judges by conversions, in OpenVINO</source>
        <translation>cpu: 스테이션 패키지는 변환본으로 OpenVINO에서 판정합니다</translation>
    </message>
    <message>
        <source>the promoted checkpoint</source>
        <translation>현장 적용된 체크포인트</translation>
    </message>
    <message>
        <source>the demo model</source>
        <translation>데모 모델</translation>
    </message>
    <message>
        <source>{whose} is made ready for OpenVINO when it is first used</source>
        <translation>{whose}: 처음 쓸 때 OpenVINO용으로 준비합니다</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>설치되지 않음</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>report {path}</source>
        <translation>보고서 {path}</translation>
    </message>
    <message>
        <source>by part: escapes {escaped_parts} of {defective_parts}, overkill {overkill_parts} of {good_parts}</source>
        <translation>부품 기준: 유출 {escaped_parts}/{defective_parts}, 과검 {overkill_parts}/{good_parts}</translation>
    </message>
    <message>
        <source>gate, set by {pictures} picture{pictures:s} of {parts} part{parts:s}</source>
        <translation>게이트, 부품 {parts}개의 사진 {pictures}장으로 정함</translation>
    </message>
    <message>
        <source>statistic</source>
        <translation>통계</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>least seen</source>
        <translation>관측 최소</translation>
    </message>
    <message>
        <source>median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>most seen</source>
        <translation>관측 최대</translation>
    </message>
    <message>
        <source>Say --why the gate is changed.</source>
        <translation>게이트를 바꾸는 이유를 --why로 적으세요.</translation>
    </message>
    <message>
        <source>widened: {statistic}: {reason}</source>
        <translation>넓힘: {statistic}: {reason}</translation>
    </message>
    <message>
        <source>Say --anew first; the version that it makes can be widened then.</source>
        <translation>먼저 --anew를 쓰세요. 그렇게 만든 버전을 나중에 넓힐 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no statistic {name}. Take one of: {known}.</source>
        <translation>{name}(이)라는 통계는 없습니다. 다음 중에서 고르세요: {known}.</translation>
    </message>
    <message>
        <source>--widen {option} is not of the form level=0.3:0.9.</source>
        <translation>--widen {option}은(는) level=0.3:0.9 형식이 아닙니다.</translation>
    </message>
    <message>
        <source>{total} picture{total:s}</source>
        <translation>사진 {total}장</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>재확인</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>판정 못 함</translation>
    </message>
    <message>
        <source>No picture flips: both say the same of each.</source>
        <translation>바뀐 사진이 없습니다. 두 버전의 판정이 모두 같습니다.</translation>
    </message>
    <message>
        <source>pictures that flip from A to B: {flips}; {better} for the better, {worse} for the worse</source>
        <translation>A에서 B로 바뀐 사진: {flips}장, 나아짐 {better}, 나빠짐 {worse}</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>실제 클래스</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>비교 중</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>나빠짐</translation>
    </message>
    <message>
        <source>better</source>
        <translation>나아짐</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>suite</source>
        <translation>스위트</translation>
    </message>
    <message>
        <source>to a person</source>
        <translation>사람에게</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>versions, the newest first; shares with what they are at most, with 95 % confidence</source>
        <translation>버전, 최신순. 비율과 신뢰도 95 %의 최댓값</translation>
    </message>
    <message>
        <source>[OPTIONS]</source>
        <translation>[옵션]</translation>
    </message>
    <message>
        <source>COMMAND [ARGS]...</source>
        <translation>명령 [인자]...</translation>
    </message>
    <message>
        <source>{value} is not one of {choices}.</source>
        <translation>{value} 대신 다음 중에서 고르세요: {choices}.</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{total}개 중 {count}개</translation>
    </message>
    <message>
        <source>No suite yet: `castinspect suites add` makes one.</source>
        <translation>스위트가 아직 없습니다. `castinspect suites add`로 만드세요.</translation>
    </message>
    <message>
        <source>what is not the same for all</source>
        <translation>서로 다른 점</translation>
    </message>
    <message>
        <source>not replayed</source>
        <translation>재생 안 함</translation>
    </message>
    <message>
        <source>{version}: {judged} of {parts} part{parts:s} judged in shadow, {differences} differ, {skipped} not looked at</source>
        <translation>{version}: 부품 {parts}개 중 {judged}개를 섀도로 판정, {differences}개 다름, {skipped}개 보지 않음</translation>
    </message>
    <message>
        <source>number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>로트</translation>
    </message>
    <message>
        <source>part</source>
        <translation>부품</translation>
    </message>
    <message>
        <source>challenger</source>
        <translation>도전 버전</translation>
    </message>
    <message>
        <source>{version} may be promoted.</source>
        <translation>{version}을(를) 현장 적용할 수 있습니다.</translation>
    </message>
    <message>
        <source>agreed to {name}</source>
        <translation>{name}에 동의했습니다</translation>
    </message>
    <message>
        <source>{version} judges in shadow from the next part on, {parts} part{parts:s} long.</source>
        <translation>다음 부품부터 {version}이(가) 부품 {parts}개를 섀도로 판정합니다.</translation>
    </message>
    <message>
        <source>No version judges in shadow any more.</source>
        <translation>이제 섀도로 판정하는 버전이 없습니다.</translation>
    </message>
    <message>
        <source>what differs, the latest first</source>
        <translation>다른 판정, 최신순</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>NO</source>
        <translation>아니오</translation>
    </message>
    <message>
        <source>replaying the suites</source>
        <translation>스위트 다시 판정 중</translation>
    </message>
    <message>
        <source>and {more} more</source>
        <translation>그 밖에 {more}건</translation>
    </message>
    <message>
        <source>locked: {pictures} picture{pictures:s} of {folder}, {sha256}</source>
        <translation>고정됨: {folder}의 사진 {pictures}장, {sha256}</translation>
    </message>
    <message>
        <source>when</source>
        <translation>언제</translation>
    </message>
    <message>
        <source>who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>what</source>
        <translation>무엇</translation>
    </message>
    <message>
        <source>detail</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>created</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>부모</translation>
    </message>
    <message>
        <source>backbone</source>
        <translation>백본</translation>
    </message>
    <message>
        <source>cuts</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>made with</source>
        <translation>만든 프로그램</translation>
    </message>
    <message>
        <source>{backbone} from {weights}</source>
        <translation>{backbone}, 시작 {weights}</translation>
    </message>
    <message>
        <source>OK up to {ok:.1%}, DEFECT from {defect:.1%}</source>
        <translation>양품 {ok:.1%} 이하, 불량 {defect:.1%} 이상</translation>
    </message>
    <message>
        <source>renamed to {new}</source>
        <translation>새 이름: {new}</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>메모함</translation>
    </message>
    <message>
        <source>exported to {file}</source>
        <translation>내보냄: {file}</translation>
    </message>
    <message>
        <source>imported {file}</source>
        <translation>가져옴: {file}</translation>
    </message>
    <message>
        <source>removed; it lies in {binned}</source>
        <translation>제거했습니다. {binned}에 있습니다</translation>
    </message>
    <message>
        <source>with its conversion for OpenVINO:</source>
        <translation>OpenVINO용 변환본 포함:</translation>
    </message>
    <message>
        <source>journal, the oldest first</source>
        <translation>일지, 오래된 순</translation>
    </message>
    <message>
        <source>No checkpoint yet. `castinspect train DATA` makes one.</source>
        <translation>체크포인트가 아직 없습니다. `castinspect train DATA`로 만드세요.</translation>
    </message>
    <message>
        <source>balanced accuracy {balanced_accuracy:.3f}, escapes {escapes} of {defective}, overkill {overkill} of {good}, review {review} ({split})</source>
        <translation>균형 정확도 {balanced_accuracy:.3f}, 유출 {escapes}/{defective}, 과검 {overkill}/{good}, 재확인 {review} ({split})</translation>
    </message>
    <message>
        <source>No pictures are locked. `castinspect models lock FOLDER` locks some.</source>
        <translation>고정된 사진이 없습니다. `castinspect models lock FOLDER`로 고정하세요.</translation>
    </message>
    <message>
        <source>balanced {balanced_accuracy:.3f}</source>
        <translation>균형 정확도 {balanced_accuracy:.3f}</translation>
    </message>
    <message>
        <source>escapes {escapes} of {defective}</source>
        <translation>유출 {escapes}/{defective}</translation>
    </message>
    <message>
        <source>overkill {overkill} of {good}</source>
        <translation>과검 {overkill}/{good}</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>아직 한 일이 없습니다.</translation>
    </message>
    <message>
        <source>drawing castings</source>
        <translation>주조품 그리는 중</translation>
    </message>
    <message>
        <source>stopped; the same command with --resume goes on from here</source>
        <translation>멈췄습니다. 같은 명령에 --resume을 붙이면 여기서 계속합니다</translation>
    </message>
    <message>
        <source>, {images_done} picture{images_done:s} done before</source>
        <translation>, 이미 사진 {images_done}장 완료</translation>
    </message>
    <message>
        <source>{backbone} on {device}, seed {seed}{resumed}</source>
        <translation>{backbone}, 장치 {device}, 시드 {seed}{resumed}</translation>
    </message>
    <message>
        <source>step {step}: AUROC {map_auroc:.3f} by maps, {image_auroc:.3f} by picture</source>
        <translation>스텝 {step}: AUROC 맵 {map_auroc:.3f}, 사진 {image_auroc:.3f}</translation>
    </message>
    <message>
        <source>{path}: {images} picture{images:s} in {minutes:.1f} minutes, AUROC on unseen castings {map_auroc:.3f} by maps, {image_auroc:.3f} by picture</source>
        <translation>{path}: {minutes:.1f}분에 사진 {images}장, 본 적 없는 주조품의 AUROC 맵 {map_auroc:.3f}, 사진 {image_auroc:.3f}</translation>
    </message>
    <message>
        <source>self-test passed</source>
        <translation>자체 점검 통과</translation>
    </message>
    <message>
        <source>self-test failed (exit code {code})</source>
        <translation>자체 점검 실패 (종료 코드 {code})</translation>
    </message>
    <message>
        <source>chart {pdf}</source>
        <translation>관리도 {pdf}</translation>
    </message>
    <message>
        <source>without a conversion for OpenVINO: stations that have no PyTorch will refuse it</source>
        <translation>OpenVINO 변환 없이 보냅니다. PyTorch가 없는 스테이션은 거절합니다.</translation>
    </message>
    <message>
        <source>Shown is what this station recorded itself.</source>
        <translation>이 스테이션이 직접 기록한 것을 표시합니다.</translation>
    </message>
    <message>
        <source>{model} is the model. Its trials are of the same files, not of pictures taken anew: that it agrees with itself says nothing of camera, light and handling.</source>
        <translation>{model}은(는) 모델입니다. 모델은 새로 찍은 사진이 아니라 같은 파일을 다시 판정하므로, 자기 일치는 카메라, 조명, 취급에 대해 아무것도 말해 주지 않습니다.</translation>
    </message>
    <message>
        <source>{good} good parts, {defective} defective, {trials} trials each</source>
        <translation>양품 {good}개, 불량 {defective}개, 각 {trials}회</translation>
    </message>
    <message>
        <source>Cohen {cohen}; Fleiss {fleiss}; within {within}</source>
        <translation>코헨 {cohen}, 플라이스 {fleiss}, 자기 {within}</translation>
    </message>
    <message>
        <source>Cohen, pooled {cohen}; Fleiss, mean {fleiss}</source>
        <translation>코헨(합산) {cohen}, 플라이스(평균) {fleiss}</translation>
    </message>
    <message>
        <source>chi-square {value}, p {p}</source>
        <translation>카이제곱 {value}, p {p}</translation>
    </message>
    <message>
        <source>SHA-256 of plan and sheets</source>
        <translation>계획과 기록지의 SHA-256</translation>
    </message>
    <message>
        <source>not on record</source>
        <translation>기록에 없음</translation>
    </message>
    <message>
        <source>they differ in one direction</source>
        <translation>한 방향으로 다름</translation>
    </message>
    <message>
        <source>share of defective parts</source>
        <translation>불량품 비율</translation>
    </message>
    <message>
        <source>yield: good parts among those known</source>
        <translation>양품률: 결과를 아는 부품 중 양품</translation>
    </message>
    <message>
        <source>review load: inspections left to a person</source>
        <translation>재확인 부담: 사람에게 맡긴 검사</translation>
    </message>
    <message>
        <source>escapes found later among what was called OK</source>
        <translation>양품 판정 중 나중에 발견된 유출</translation>
    </message>
    <message>
        <source>inspections unlike the training pictures</source>
        <translation>학습 사진과 다른 검사</translation>
    </message>
    <message>
        <source>inspections that the gate stopped or doubted</source>
        <translation>게이트가 멈추거나 의심한 검사</translation>
    </message>
    <message>
        <source>beyond its limits</source>
        <translation>한계를 벗어남</translation>
    </message>
    <message>
        <source>the ninth in a row on one side of the line</source>
        <translation>중심선 한쪽에 연속 9번째</translation>
    </message>
    <message>
        <source>the sixth in a row that rises or falls</source>
        <translation>연속 6번째 상승 또는 하락</translation>
    </message>
    <message>
        <source>the fourteenth in a row that goes up and down</source>
        <translation>연속 14번째 오르내림</translation>
    </message>
    <message>
        <source>a longer run on one side than chance gives so many points</source>
        <translation>우연보다 긴 연</translation>
    </message>
    <message>
        <source>the line is crossed less often than chance would</source>
        <translation>중심선을 우연보다 적게 가로지름</translation>
    </message>
    <message>
        <source>p chart: points vary as chance within them would have it</source>
        <translation>p 관리도: 점들이 우연의 범위에서 변합니다</translation>
    </message>
    <message>
        <source>Laney&apos;s p&apos; chart: points vary more than chance within them, so that a p chart would cry wolf</source>
        <translation>Laney p&apos; 관리도: 점들이 우연보다 크게 변해서 p 관리도로는 오경보가 납니다</translation>
    </message>
    <message>
        <source>g chart, parts between defects: so few are defective that a p chart would see nothing</source>
        <translation>g 관리도, 불량 사이의 부품 수: 불량이 너무 적어 p 관리도로는 보이지 않습니다</translation>
    </message>
    <message>
        <source>{measure}: watched from the next start on, with the limits of {points} point{points:s}</source>
        <translation>{measure}: 다음 시작부터 점 {points}개의 한계로 감시합니다</translation>
    </message>
    <message>
        <source>{of}, the most frequent first; the {groups} groups with the most</source>
        <translation>{of}, 많은 순. 가장 많은 그룹 {groups}개</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>of</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>미결정</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>한계</translation>
    </message>
    <message>
        <source>{mean:.1f}, median {centre:g}</source>
        <translation>{mean:.1f}, 중앙값 {centre:g}</translation>
    </message>
    <message>
        <source>mean {line}</source>
        <translation>평균 {line}</translation>
    </message>
    <message>
        <source>reasons, the most frequent first</source>
        <translation>이유, 많은 순</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>inspections</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>cumulated</source>
        <translation>누적</translation>
    </message>
    <message>
        <source>good parts between two defective ones</source>
        <translation>불량 사이의 양품 수</translation>
    </message>
    <message>
        <source>{low:.2%} to {high:.2%}</source>
        <translation>{low:.2%} ~ {high:.2%}</translation>
    </message>
    <message>
        <source>0 to {high:.0f}</source>
        <translation>0 ~ {high:.0f}</translation>
    </message>
    <message>
        <source>No point and no run is out of the ordinary.</source>
        <translation>이상한 점이나 연이 없습니다.</translation>
    </message>
    <message>
        <source>all points</source>
        <translation>모든 점</translation>
    </message>
    <message>
        <source>one process, one core</source>
        <translation>프로세스 1개, 코어 1개</translation>
    </message>
    <message>
        <source>one process</source>
        <translation>프로세스 1개</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>프로세스 여러 개</translation>
    </message>
    <message>
        <source>engine alone, one core</source>
        <translation>엔진만, 코어 1개</translation>
    </message>
    <message>
        <source>engines alone</source>
        <translation>엔진만, 여러 개</translation>
    </message>
    <message>
        <source>{found} of {total}</source>
        <translation>{found}/{total}</translation>
    </message>
    <message>
        <source>{inspections} inspection{inspections:s} and {pictures} picture{pictures:s} of lot {lot} in {path}</source>
        <translation>로트 {lot}의 검사 {inspections}건과 사진 {pictures}장을 {path}에 담았습니다</translation>
    </message>
    <message>
        <source>pictures that are not there any more, or were changed: {missing_pictures}; the pack says which.</source>
        <translation>더 이상 없거나 바뀐 사진: {missing_pictures}장. 어느 것인지 묶음에 적혀 있습니다.</translation>
    </message>
    <message>
        <source>versions that judged and are not on this station any more: {missing_versions}; the pack says which.</source>
        <translation>판정했지만 이 스테이션에 더 이상 없는 버전: {missing_versions}개. 어느 것인지 묶음에 적혀 있습니다.</translation>
    </message>
    <message>
        <source>lot {lot}, packed {made} by {who}</source>
        <translation>로트 {lot}, {made}에 {who}이(가) 묶음</translation>
    </message>
    <message>
        <source>signed by the key {fingerprint}</source>
        <translation>서명한 키 {fingerprint}</translation>
    </message>
    <message>
        <source>The pack is as it was signed, to the last byte.</source>
        <translation>묶음은 서명한 때와 마지막 바이트까지 같습니다.</translation>
    </message>
    <message>
        <source>packing</source>
        <translation>묶는 중</translation>
    </message>
    <message>
        <source>This is not the key that was expected.</source>
        <translation>예상한 키가 아닙니다.</translation>
    </message>
    <message>
        <source>Whose key that is, nobody said.</source>
        <translation>누구의 키인지 아무도 알려 주지 않았습니다.</translation>
    </message>
    <message>
        <source>Ask the station for `castinspect evidence key`, and name it with --key.</source>
        <translation>스테이션에서 `castinspect evidence key`로 확인하고 --key로 지정하세요.</translation>
    </message>
    <message>
        <source>station</source>
        <translation>스테이션</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>alarms</source>
        <translation>경보</translation>
    </message>
    <message>
        <source>yield today</source>
        <translation>오늘 양품률</translation>
    </message>
    <message>
        <source>last sign</source>
        <translation>마지막 신호</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>{states} station{states:s}</source>
        <translation>스테이션 {states}대</translation>
    </message>
    <message>
        <source>This station trusts {left} key{left:s}; it takes it up at its next start.</source>
        <translation>이 스테이션은 키 {left}개를 신뢰합니다. 다음 시작부터 적용됩니다.</translation>
    </message>
    <message>
        <source>Password of the key</source>
        <translation>키 비밀번호</translation>
    </message>
    <message>
        <source>Password of the key: </source>
        <translation>키의 비밀번호: </translation>
    </message>
    <message>
        <source>{silent:.0f} s ago</source>
        <translation>{silent:.0f}초 전</translation>
    </message>
    <message>
        <source>{name} to {station} by {who}, {created:%Y-%m-%d %H:%M} UTC: {state}{answered}</source>
        <translation>{name} → {station}, {who}, {created:%Y-%m-%d %H:%M} UTC: {state}{answered}</translation>
    </message>
    <message>
        <source>{first:%Y-%m-%d %H:%M:%S} to {last:%Y-%m-%d %H:%M:%S}</source>
        <translation>{first:%Y-%m-%d %H:%M:%S} ~ {last:%Y-%m-%d %H:%M:%S}</translation>
    </message>
    <message>
        <source>The record is as it was written.</source>
        <translation>기록은 쓰인 그대로입니다.</translation>
    </message>
    <message>
        <source>The record is copied to {target}.</source>
        <translation>기록을 {target}에 복사했습니다.</translation>
    </message>
    <message>
        <source>The record is restored from {copy}.</source>
        <translation>기록을 {copy}에서 복원했습니다.</translation>
    </message>
    <message>
        <source>Inspection {sequence}: {kind} as {outcome} by {who}.</source>
        <translation>검사 {sequence}: {who}이(가) {outcome}(으)로 {kind}.</translation>
    </message>
    <message>
        <source>pictures copied: {copied}, there before: {known}</source>
        <translation>복사한 사진: {copied}장, 이미 있던 사진: {known}장</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>before</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>adapted</source>
        <translation>적응</translation>
    </message>
    <message>
        <source>by folds the same</source>
        <translation>같은 사진(폴드)</translation>
    </message>
    <message>
        <source>{pictures} (all)</source>
        <translation>{pictures}(전체)</translation>
    </message>
    <message>
        <source>now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새 값</translation>
    </message>
    <message>
        <source>no longer watched</source>
        <translation>더 이상 감시하지 않습니다</translation>
    </message>
    <message>
        <source>was not watched</source>
        <translation>감시하지 않고 있었습니다</translation>
    </message>
    <message>
        <source>never</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>{rows} of {parts} known parts</source>
        <translation>{rows}건, 아는 부품 {parts}개</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>outcomes, decisions counted</source>
        <translation>결과 (결정 반영)</translation>
    </message>
    <message>
        <source>waiting for a person</source>
        <translation>사람을 기다림</translation>
    </message>
    <message>
        <source>overruled by a person</source>
        <translation>사람이 뒤집음</translation>
    </message>
    <message>
        <source>defective by cavity</source>
        <translation>캐비티별 불량</translation>
    </message>
    <message>
        <source>pictures routed</source>
        <translation>옮긴 사진</translation>
    </message>
    <message>
        <source>judged by</source>
        <translation>판정한 버전</translation>
    </message>
    <message>
        <source>The former one is kept as {kept}.</source>
        <translation>이전 기록은 {kept}에 남겨 두었습니다.</translation>
    </message>
    <message>
        <source>decided pictures that are gone or changed, and left out: {gone}</source>
        <translation>없어졌거나 바뀌어 뺀 결정된 사진: {gone}장</translation>
    </message>
    <message>
        <source>{count} inspection{count:s} written to {export}</source>
        <translation>검사 {count}건을 {export}에 썼습니다</translation>
    </message>
    <message>
        <source>lot {lot}</source>
        <translation>로트 {lot}</translation>
    </message>
    <message>
        <source>OK up to {ok}, DEFECT from {defect}</source>
        <translation>{ok} 이하 양품, {defect} 이상 불량</translation>
    </message>
    <message>
        <source>{station}: audit entries followed: {entries}</source>
        <translation>{station}: 확인한 감사 항목 {entries}개</translation>
    </message>
    <message>
        <source>{station}: not in the backup: {lost} inspection{lost:s}</source>
        <translation>{station}: 백업에 없는 검사 {lost}건</translation>
    </message>
    <message>
        <source>Inspection {number}: the last decision is taken back.</source>
        <translation>검사 {number}: 마지막 결정을 되돌렸습니다.</translation>
    </message>
    <message>
        <source>{checkpoint} (file {sha256})  {verdicts}  {cuts}</source>
        <translation>{checkpoint} (파일 {sha256})  {verdicts}  {cuts}</translation>
    </message>
    <message>
        <source>Show this message and exit.</source>
        <translation>이 도움말을 보이고 끝냅니다.</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>인자</translation>
    </message>
    <message>
        <source>uncertainty range (ISO 22514-7): {mean:g} on average</source>
        <translation>불확도 범위(ISO 22514-7): 평균 {mean:g}</translation>
    </message>
    <message>
        <source>not agreed on between {low:g} and {high:g}: {width:g} wide</source>
        <translation>{low:g}~{high:g} 사이에서 의견이 갈립니다. 너비 {width:g}</translation>
    </message>
    <message>
        <source>; {share:.0%} of the tolerance, where 20 % is the rule of thumb</source>
        <translation>, 공차의 {share:.0%}(경험칙은 20 %)</translation>
    </message>
    <message>
        <source>all OK / mixed / all defective</source>
        <translation>모두 양품 / 섞임 / 모두 불량</translation>
    </message>
    <message>
        <source>kappa within oneself</source>
        <translation>자기 일치 카파</translation>
    </message>
    <message>
        <source>classes {table}</source>
        <translation>분류 {table}</translation>
    </message>
    <message>
        <source>(Only for full, gradual.)</source>
        <translation>(full, gradual에만 해당합니다.)</translation>
    </message>
    <message>
        <source>(Only for scratch, full, gradual.)</source>
        <translation>(scratch, full, gradual에만 해당합니다.)</translation>
    </message>
    <message>
        <source>(Only for head, full, gradual.)</source>
        <translation>(head, full, gradual에만 해당합니다.)</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>[default: {}]</source>
        <translation>[기본값: {}]</translation>
    </message>
    <message>
        <source>[required]</source>
        <translation>[필수]</translation>
    </message>
    <message>
        <source>Usage: </source>
        <translation>사용법: </translation>
    </message>
    <message>
        <source>in the parts to train on, each scored by a network that had not learned from it: {proof}</source>
        <translation>학습용 부품을 각각 그 부품을 학습하지 않은 신경망으로 채점: {proof}</translation>
    </message>
    <message>
        <source>in these {pictures} pictures: escapes {escapes} of {defective} defective   overkill {overkill} of {good} good   review {review}   hold {held}</source>
        <translation>이 사진 {pictures}장에서: 유출 {escapes}/{defective}   과검 {overkill}/{good}   재확인 {review}   보류 {held}</translation>
    </message>
    <message>
        <source>in the validation parts: {proof}</source>
        <translation>검증용 부품에서: {proof}</translation>
    </message>
    <message>
        <source>No such option: {name} (Possible options: {names})</source>
        <translation>{name}(이)라는 옵션은 없습니다. 가능한 옵션: {names}</translation>
    </message>
    <message>
        <source>No such option: {name}</source>
        <translation>{name}(이)라는 옵션은 없습니다.</translation>
    </message>
    <message>
        <source>No such command {name}. Did you mean {names}?</source>
        <translation>{name}(이)라는 명령은 없습니다. {names}을(를) 찾으셨나요?</translation>
    </message>
    <message>
        <source>No such command {name}.</source>
        <translation>{name}(이)라는 명령은 없습니다.</translation>
    </message>
    <message>
        <source>Missing command.</source>
        <translation>명령을 입력하세요.</translation>
    </message>
    <message>
        <source>Missing argument {name}. Choose from: {names}</source>
        <translation>인자 {name}이(가) 없습니다. 다음 중에서 고르세요: {names}</translation>
    </message>
    <message>
        <source>Missing argument {name}.</source>
        <translation>인자 {name}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Missing option {name}. Choose from: {names}</source>
        <translation>옵션 {name}이(가) 없습니다. 다음 중에서 고르세요: {names}</translation>
    </message>
    <message>
        <source>Missing option {name}.</source>
        <translation>옵션 {name}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Got unexpected extra argument(s) ({names})</source>
        <translation>필요 없는 인자가 있습니다: {names}</translation>
    </message>
    <message>
        <source>Option {name} does not take a value.</source>
        <translation>옵션 {name}에는 값을 붙이지 않습니다.</translation>
    </message>
    <message>
        <source>Option {name} requires an argument.</source>
        <translation>옵션 {name}에는 값이 필요합니다.</translation>
    </message>
    <message>
        <source>Option {name} requires {number} arguments.</source>
        <translation>옵션 {name}에는 값 {number}개가 필요합니다.</translation>
    </message>
    <message>
        <source>Argument {name} takes {number} values.</source>
        <translation>인자 {name}에는 값 {number}개가 필요합니다.</translation>
    </message>
    <message>
        <source>Invalid value for {name}: {reason}</source>
        <translation>{name}의 값이 잘못되었습니다. {reason}</translation>
    </message>
    <message>
        <source>Invalid value: {reason}</source>
        <translation>값이 잘못되었습니다. {reason}</translation>
    </message>
    <message>
        <source>Input should be greater than or equal to {bound}</source>
        <translation>{bound} 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>Input should be less than or equal to {bound}</source>
        <translation>{bound} 이하여야 합니다.</translation>
    </message>
    <message>
        <source>Input should be greater than {bound}</source>
        <translation>{bound}보다 커야 합니다.</translation>
    </message>
    <message>
        <source>Input should be less than {bound}</source>
        <translation>{bound}보다 작아야 합니다.</translation>
    </message>
    <message>
        <source>Input should be a valid integer, unable to parse string as an integer</source>
        <translation>정수를 입력하세요.</translation>
    </message>
    <message>
        <source>Input should be a valid number, unable to parse string as a number</source>
        <translation>숫자를 입력하세요.</translation>
    </message>
    <message>
        <source>Input should be a valid boolean, unable to interpret input</source>
        <translation>참이나 거짓을 입력하세요.</translation>
    </message>
    <message>
        <source>See `{command} -h`.</source>
        <translation>`{command} -h`를 보세요.</translation>
    </message>
    <message>
        <source>given</source>
        <translation>주어진 사진</translation>
    </message>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>late layers</source>
        <translation>뒤쪽 층</translation>
    </message>
    <message>
        <source>imagenet</source>
        <translation>ImageNet</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>작동 중</translation>
    </message>
    <message>
        <source>away</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>거부됨</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>cuts moved</source>
        <translation>임계값 변경</translation>
    </message>
    <message>
        <source>gate widened</source>
        <translation>게이트 넓힘</translation>
    </message>
    <message>
        <source>gate set anew</source>
        <translation>게이트 새로 설정</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>가져옴</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>되돌림</translation>
    </message>
    <message>
        <source>agreed to</source>
        <translation>동의</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>이름 변경</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>내보냄</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>파일이나 폴더가 없음</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>권한 없음</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>허용되지 않은 작업</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>디스크에 남은 공간이 없음</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>디스크 할당량 초과</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 파일 시스템</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>입출력 오류</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>끊어진 파일 핸들</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>폴더임</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>폴더가 아님</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>파일이 이미 있음</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>파일 이름이 너무 긺</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>열린 파일이 너무 많음</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>장치나 자원이 사용 중</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>메모리 부족</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>잘못된 값</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>연결 거부됨</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>상대가 연결을 끊음</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>연결 시간 초과</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>끊어진 연결</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>네트워크에 닿을 수 없음</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>상대 컴퓨터로 가는 경로가 없음</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>상대 컴퓨터가 꺼져 있음</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>연결이 끊어져 있음</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>이미 사용 중인 주소</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>시간 초과</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>알 수 없는 이름</translation>
    </message>
    <message>
        <source>Temporary failure in name resolution</source>
        <translation>이름을 일시적으로 찾을 수 없음</translation>
    </message>
    <message>
        <source>in these {castings} castings: escapes {escapes} (defective, called OK)   overkill {overkill} (good, called DEFECT)</source>
        <translation>이 주조품 {castings}개에서: 유출 {escapes}(불량을 양품이라고 함)   과검 {overkill}(양품을 불량이라고 함)</translation>
    </message>
    <message>
        <source>Say --pictures: the folder that the version was trained on.</source>
        <translation>버전을 학습한 폴더를 --pictures로 지정하세요.</translation>
    </message>
    <message>
        <source>exit codes: 0 all passed, else of the first check that failed:</source>
        <translation>종료 코드: 0은 모두 통과, 그 밖에는 처음 실패한 점검의 코드:</translation>
    </message>
    <message>
        <source>ok    </source>
        <translation>통과  </translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>실패  </translation>
    </message>
    <message>
        <source>reading the record</source>
        <translation>기록을 읽는 중</translation>
    </message>
    <message>
        <source>the model before goes on judging: {why}</source>
        <translation>이전 모델이 계속 판정합니다: {why}</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>set to</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>added {name}; try it with `castinspect outputs test {name}`</source>
        <translation>{name}을(를) 추가했습니다. `castinspect outputs test {name}`으로 시험해 보세요</translation>
    </message>
    <message>
        <source>removed {name}</source>
        <translation>{name}을(를) 제거했습니다</translation>
    </message>
    <message>
        <source>No output yet. `castinspect outputs add --help` says how to add one.</source>
        <translation>출력이 아직 없습니다. 추가하는 방법은 `castinspect outputs add --help`를 보세요.</translation>
    </message>
    <message>
        <source>{kind} (off)</source>
        <translation>{kind} (꺼짐)</translation>
    </message>
    <message>
        <source>promoted {target}</source>
        <translation>현장 적용: {target}</translation>
    </message>
    <message>
        <source>rolled back to {target}</source>
        <translation>되돌림: {target}</translation>
    </message>
    <message>
        <source>shift {name}, {begin:%Y-%m-%d %H:%M} to {until}</source>
        <translation>근무조 {name}, {begin:%Y-%m-%d %H:%M} ~ {until}</translation>
    </message>
    <message>
        <source>seconds from part to part: {shortest:.1f} to {longest:.1f}, on average {mean:.1f}</source>
        <translation>부품 간격(초): {shortest:.1f} ~ {longest:.1f}, 평균 {mean:.1f}</translation>
    </message>
    <message>
        <source>the whole day, {begin:%Y-%m-%d}</source>
        <translation>하루 전체, {begin:%Y-%m-%d}</translation>
    </message>
    <message>
        <source>no cycle yet: it takes two parts</source>
        <translation>아직 주기가 없습니다. 부품 두 개가 필요합니다</translation>
    </message>
    <message>
        <source>yield</source>
        <translation>양품률</translation>
    </message>
    <message>
        <source>bad PPM</source>
        <translation>불량 PPM</translation>
    </message>
    <message>
        <source>added {name} ({role})</source>
        <translation>{name}을(를) 추가했습니다 ({role})</translation>
    </message>
    <message>
        <source>the password of {name} is changed</source>
        <translation>{name}의 비밀번호를 바꿨습니다</translation>
    </message>
    <message>
        <source>From now on training, promotion, cuts, outputs and settings need an engineer.</source>
        <translation>이제부터 학습, 현장 적용, 임계값, 출력, 설정에는 엔지니어가 필요합니다.</translation>
    </message>
    <message>
        <source>now judging: {name}</source>
        <translation>지금부터 판정: {name}</translation>
    </message>
    <message>
        <source>watching {folder}; Ctrl+C ends</source>
        <translation>{folder} 감시 중, Ctrl+C로 끝냅니다</translation>
    </message>
    <message>
        <source>{count} casting{count:s} in {out}: {good} {good_class}, {defective} {defective_class}; {each:.0f} ms each</source>
        <translation>{out}에 주조품 {count}개: {good_class} {good}, {defective_class} {defective}, 개당 {each:.0f} ms</translation>
    </message>
    <message>
        <source>Name the folder with the pictures, or --resume.</source>
        <translation>사진 폴더나 --resume을 지정하세요.</translation>
    </message>
    <message>
        <source>Give --processes or --jobs; both would want the same cores.</source>
        <translation>--processes나 --jobs 중 하나만 지정하세요. 둘은 같은 코어를 씁니다.</translation>
    </message>
    <message>
        <source>promoted: the station judges with it from now on</source>
        <translation>현장 적용: 이제부터 스테이션이 이것으로 판정합니다</translation>
    </message>
    <message>
        <source>folder {folder}</source>
        <translation>폴더 {folder}</translation>
    </message>
    <message>
        <source>ImageNet weights of {backbone}</source>
        <translation>{backbone}의 ImageNet 가중치</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>hand</source>
        <translation>직접 지정</translation>
    </message>
    <message>
        <source>escapes: defective pictures called OK</source>
        <translation>유출: 양품으로 판정한 불량 사진</translation>
    </message>
    <message>
        <source>overkill: good pictures called DEFECT</source>
        <translation>과검: 불량으로 판정한 양품 사진</translation>
    </message>
    <message>
        <source>left to a person (REVIEW)</source>
        <translation>사람에게 맡김 (재확인)</translation>
    </message>
    <message>
        <source>could not be judged (HOLD)</source>
        <translation>판정하지 못함 (보류)</translation>
    </message>
    <message>
        <source>Expected calibration error of these pictures {raw:.3f} before temperature scaling, {scaled:.3f} at temperature {temperature:.2f}; each part counts once.</source>
        <translation>이 사진들의 기대 보정 오차: 온도 조정 전 {raw:.3f}, 온도 {temperature:.2f}에서 {scaled:.3f}. 각 부품은 한 번만 셉니다.</translation>
    </message>
    <message>
        <source>made</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>{backbone} from {weights}, strategy {strategy}</source>
        <translation>{backbone}, 시작 {weights}, 전략 {strategy}</translation>
    </message>
    <message>
        <source>an earlier rule</source>
        <translation>이전 규칙</translation>
    </message>
    <message>
        <source>at most {share:g} % escapes</source>
        <translation>유출 최대 {share:g} %</translation>
    </message>
    <message>
        <source>costs of {escape:g} an escape, {overkill:g} an overkill, {review:g} a minute of review</source>
        <translation>비용: 유출 {escape:g}, 과검 {overkill:g}, 재확인 1분 {review:g}</translation>
    </message>
    <message>
        <source>these pictures</source>
        <translation>이 사진들</translation>
    </message>
    <message>
        <source>chosen on ({source})</source>
        <translation>정한 근거 ({source})</translation>
    </message>
    <message>
        <source>ROC, area</source>
        <translation>ROC, 면적</translation>
    </message>
    <message>
        <source>good parts struck</source>
        <translation>불량으로 잡힌 양품</translation>
    </message>
    <message>
        <source>defects caught</source>
        <translation>잡아낸 불량</translation>
    </message>
    <message>
        <source>precision-recall, average</source>
        <translation>정밀도-재현율, 평균</translation>
    </message>
    <message>
        <source>recall of defects</source>
        <translation>불량 재현율</translation>
    </message>
    <message>
        <source>precision of defects</source>
        <translation>불량 정밀도</translation>
    </message>
    <message>
        <source>reliability, error {error:.3f}</source>
        <translation>신뢰도, 오차 {error:.3f}</translation>
    </message>
    <message>
        <source>defect probability</source>
        <translation>불량 확률</translation>
    </message>
    <message>
        <source>share defective</source>
        <translation>실제 불량 비율</translation>
    </message>
    <message>
        <source>{width} x {height} pixels, {colours} colours</source>
        <translation>{width} x {height} 픽셀, 색 {colours}가지</translation>
    </message>
    <message>
        <source>the window opens, judges and is photographed in English</source>
        <translation>창이 영어로 열리고, 판정하고, 촬영됩니다</translation>
    </message>
    <message>
        <source>the window opens, judges and is photographed in Korean</source>
        <translation>창이 한국어로 열리고, 판정하고, 촬영됩니다</translation>
    </message>
    <message>
        <source>OpenVINO, {name}, {threads} threads</source>
        <translation>OpenVINO, {name}, 스레드 {threads}개</translation>
    </message>
    <message>
        <source>score between the cuts</source>
        <translation>임계값 사이의 점수</translation>
    </message>
    <message>
        <source>unlike the training pictures</source>
        <translation>학습 사진과 다른 것</translation>
    </message>
    <message>
        <source>no usable score</source>
        <translation>쓸 수 있는 점수 없음</translation>
    </message>
    <message>
        <source>model without a gate</source>
        <translation>게이트 없는 모델</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>너무 어두움</translation>
    </message>
    <message>
        <source>too bright</source>
        <translation>너무 밝음</translation>
    </message>
    <message>
        <source>too little contrast</source>
        <translation>대비 부족</translation>
    </message>
    <message>
        <source>too few grey levels</source>
        <translation>회색 단계 부족</translation>
    </message>
    <message>
        <source>out of focus</source>
        <translation>초점 흐림</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>너무 작음</translation>
    </message>
    <message>
        <source>lines of the picture missing</source>
        <translation>사진의 줄 빠짐</translation>
    </message>
    <message>
        <source>picture torn</source>
        <translation>사진 찢어짐</translation>
    </message>
    <message>
        <source>hole in the picture</source>
        <translation>사진에 구멍이 있음</translation>
    </message>
    <message>
        <source>too noisy</source>
        <translation>잡음 많음</translation>
    </message>
    <message>
        <source>too smooth</source>
        <translation>너무 매끄러움</translation>
    </message>
    <message>
        <source>unexpected structure</source>
        <translation>예상 밖 구조</translation>
    </message>
    <message>
        <source>an area too dark</source>
        <translation>일부가 너무 어두움</translation>
    </message>
    <message>
        <source>an area too bright</source>
        <translation>일부가 너무 밝음</translation>
    </message>
    <message>
        <source>unevenly sharp</source>
        <translation>선명도 고르지 않음</translation>
    </message>
    <message>
        <source>unexpected colour</source>
        <translation>예상 밖 색</translation>
    </message>
    <message>
        <source>unexpected size or shape</source>
        <translation>예상 밖 크기나 모양</translation>
    </message>
    <message>
        <source>camera frozen</source>
        <translation>카메라 멈춤</translation>
    </message>
    <message>
        <source>picture taken away</source>
        <translation>사진이 사라짐</translation>
    </message>
    <message>
        <source>masters not shown yet</source>
        <translation>마스터를 아직 보여 주지 않음</translation>
    </message>
    <message>
        <source>check of masters failed</source>
        <translation>마스터 점검 실패</translation>
    </message>
    <message>
        <source>record&apos;s disk full</source>
        <translation>기록 디스크 가득 참</translation>
    </message>
    <message>
        <source>record locked</source>
        <translation>기록 잠김</translation>
    </message>
    <message>
        <source>record damaged</source>
        <translation>기록 손상</translation>
    </message>
    <message>
        <source>record not written</source>
        <translation>기록 쓰지 못함</translation>
    </message>
    <message>
        <source>server away</source>
        <translation>서버 연결 안 됨</translation>
    </message>
    <message>
        <source>record not usable</source>
        <translation>기록 사용 불가</translation>
    </message>
    <message>
        <source>network hung</source>
        <translation>신경망 멈춤</translation>
    </message>
    <message>
        <source>reading hung</source>
        <translation>읽기 멈춤</translation>
    </message>
    <message>
        <source>file missing</source>
        <translation>파일 없음</translation>
    </message>
    <message>
        <source>folder cannot be read</source>
        <translation>폴더를 읽을 수 없음</translation>
    </message>
    <message>
        <source>file cannot be read</source>
        <translation>파일을 읽을 수 없음</translation>
    </message>
    <message>
        <source>file was still written</source>
        <translation>파일 쓰는 중</translation>
    </message>
    <message>
        <source>file empty</source>
        <translation>빈 파일</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>사진 아님</translation>
    </message>
    <message>
        <source>picture damaged</source>
        <translation>사진 손상</translation>
    </message>
    <message>
        <source>picture incomplete</source>
        <translation>사진 불완전</translation>
    </message>
    <message>
        <source>picture too large</source>
        <translation>사진 너무 큼</translation>
    </message>
    <message>
        <source>file too large</source>
        <translation>파일 너무 큼</translation>
    </message>
    <message>
        <source>several pages</source>
        <translation>여러 쪽</translation>
    </message>
    <message>
        <source>values of unknown scale</source>
        <translation>척도 모르는 값</translation>
    </message>
    <message>
        <source>kind of pixels not read</source>
        <translation>읽지 않는 픽셀 형식</translation>
    </message>
    <message>
        <source>partly transparent</source>
        <translation>일부 투명</translation>
    </message>
    <message>
        <source>too much memory needed</source>
        <translation>메모리 너무 많이 필요</translation>
    </message>
    <message>
        <source>memory not enough</source>
        <translation>메모리 부족</translation>
    </message>
    <message>
        <source>bit depth unknown</source>
        <translation>비트 깊이 모름</translation>
    </message>
    <message>
        <source>values beyond white</source>
        <translation>흰색을 넘는 값</translation>
    </message>
    <message>
        <source>a folder, no picture</source>
        <translation>폴더, 사진 아님</translation>
    </message>
    <message>
        <source>no ordinary file</source>
        <translation>일반 파일 아님</translation>
    </message>
    <message>
        <source>unexpected error</source>
        <translation>예상 밖 오류</translation>
    </message>
    <message>
        <source>losses {losses}</source>
        <translation>손실 {losses}</translation>
    </message>
    <message>
        <source>{verdicts}; {overlays} overlays</source>
        <translation>{verdicts}, 오버레이 {overlays}장</translation>
    </message>
    <message>
        <source>{name} written and read</source>
        <translation>{name}을(를) 쓰고 읽었습니다</translation>
    </message>
    <message>
        <source>torch computes correctly</source>
        <translation>torch가 바르게 계산합니다</translation>
    </message>
    <message>
        <source>OpenVINO computes correctly</source>
        <translation>OpenVINO가 바르게 계산합니다</translation>
    </message>
    <message>
        <source>every supported picture format is decoded</source>
        <translation>지원하는 사진 형식을 모두 읽습니다</translation>
    </message>
    <message>
        <source>a checkpoint is saved and loaded</source>
        <translation>체크포인트를 저장하고 읽습니다</translation>
    </message>
    <message>
        <source>two epochs on synthetic castings, from the starter</source>
        <translation>스타터에서 시작해 합성 주조품으로 두 에포크를 학습합니다</translation>
    </message>
    <message>
        <source>pictures are judged, with overlays</source>
        <translation>사진을 판정하고 오버레이를 만듭니다</translation>
    </message>
    <message>
        <source>a picture that arrives is judged</source>
        <translation>들어온 사진을 판정합니다</translation>
    </message>
    <message>
        <source>the settings are written</source>
        <translation>설정을 씁니다</translation>
    </message>
    <message>
        <source>{count} tensors as they were; a changed byte is noticed</source>
        <translation>텐서 {count}개가 그대로이고, 바뀐 바이트를 알아챕니다</translation>
    </message>
    <message>
        <source>{verdict} after {looks} looks</source>
        <translation>{looks}번 살펴본 뒤 {verdict}</translation>
    </message>
    <message>
        <source>{count} ways to store a picture: JPEG, PNG, BMP, TIFF, WebP</source>
        <translation>사진을 저장하는 방식 {count}가지: JPEG, PNG, BMP, TIFF, WebP</translation>
    </message>
    <message>
        <source>torch {version} on {device} ({title})</source>
        <translation>torch {version}, 장치 {device}({title})</translation>
    </message>
    <message>
        <source>OpenVINO {version} on {device}</source>
        <translation>OpenVINO {version}, 장치 {device}</translation>
    </message>
    <message>
        <source>defect {number}</source>
        <translation>불량 {number}</translation>
    </message>
    <message>
        <source>{count} of {total} = {rate:.1%} ({low:.1f} to {high:.1f})</source>
        <translation>{count}/{total} = {rate:.1%} ({low:.1f} ~ {high:.1f})</translation>
    </message>
    <message>
        <source>none judged</source>
        <translation>판정 없음</translation>
    </message>
    <message>
        <source>Acceptable: effectiveness 90 % or more, missed 2 % or less, false alarms 5 % or less. Marginal: 80 %, 5 %, 10 %. Missed and false alarms count ratings, effectiveness counts parts that were right in every trial.</source>
        <translation>적합: 유효성 90 % 이상, 놓침 2 % 이하, 오경보 5 % 이하. 조건부: 80 %, 5 %, 10 %. 놓침과 오경보는 평가 횟수로, 유효성은 모든 회차에서 맞은 부품 수로 셉니다.</translation>
    </message>
    <message>
        <source>A part is OK or defective for an appraiser who said so in every trial, else mixed. The first word is the first appraiser&apos;s class, the second the second&apos;s.</source>
        <translation>평가자가 모든 회차에서 그렇게 말한 부품은 양품 또는 불량이고, 아니면 섞임입니다. 앞은 첫 번째 평가자, 뒤는 두 번째 평가자의 분류입니다.</translation>
    </message>
    <message>
        <source>Agreement study</source>
        <translation>일치도 연구</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>섞임</translation>
    </message>
    <message>
        <source>Parts by class (ISO 22514-7)</source>
        <translation>부품 분류 (ISO 22514-7)</translation>
    </message>
    <message>
        <source>version that is the model</source>
        <translation>모델 버전</translation>
    </message>
    <message>
        <source>Process chart</source>
        <translation>관리도</translation>
    </message>
    <message>
        <source>{kind} chart, as it was asked for. What suits these points: {why}</source>
        <translation>요청한 {kind} 관리도입니다. 이 점들에 맞는 것은 {why}</translation>
    </message>
    <message>
        <source>{mean}; {count} wait for a person</source>
        <translation>{mean}, {count}개는 사람의 결정을 기다립니다</translation>
    </message>
    <message>
        <source>the first {count} points</source>
        <translation>처음 {count}개 점</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low}~{high}</translation>
    </message>
    <message>
        <source>Out of the ordinary</source>
        <translation>평소와 다른 점</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>{point}: {rule} (rule {number})</source>
        <translation>{point}: {rule} (규칙 {number})</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>limits from</source>
        <translation>한계를 정한 점</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>내보낸 때</translation>
    </message>
    <message>
        <source>{time} by {who}</source>
        <translation>{time}, {who}</translation>
    </message>
    <message>
        <source>audit chain of {station}</source>
        <translation>{station}의 감사 체인</translation>
    </message>
    <message>
        <source>{count} entries, head {hash}</source>
        <translation>항목 {count}개, 끝 {hash}</translation>
    </message>
    <message>
        <source>cavity</source>
        <translation>캐비티</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>용해</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>times</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>{parts} part{parts:s} ({good} good, {defective} defective) · {appraisers} appraiser{appraisers:s} · {trials} trial{trials:s} each · study of {day} · printed {made}</source>
        <translation>부품 {parts}개 (양품 {good}, 불량 {defective}) · 평가자 {appraisers}명 · 각 {trials}회 · {day} 연구 · {made} 출력</translation>
    </message>
    <message>
        <source>Inspection station for cast parts. Without arguments the window opens.</source>
        <translation>주조 부품 검사 스테이션입니다. 인자 없이 실행하면 창이 열립니다.</translation>
    </message>
    <message>
        <source>First time here? castinspect demo shows the whole job once, in about a minute.</source>
        <translation>처음이신가요? castinspect demo를 실행하면 약 1분 동안 전체 과정을 한 번 보여 줍니다.</translation>
    </message>
    <message>
        <source>Print the version and end.</source>
        <translation>버전을 출력하고 끝냅니다.</translation>
    </message>
    <message>
        <source>Speak it instead of the settings&apos; one.</source>
        <translation>설정된 언어 대신 이 언어로 말합니다.</translation>
    </message>
    <message>
        <source>Prove that this installation works, each part by using it.</source>
        <translation>설치가 제대로 되었는지, 부분마다 실제로 사용해서 확인합니다.</translation>
    </message>
    <message>
        <source>Make synthetic castings, train on them, inspect unseen ones: the whole job once.</source>
        <translation>합성 주조품을 만들고, 학습하고, 처음 보는 것을 검사합니다. 전체 과정을 한 번 보여 줍니다.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Show versions, folders and the device, proven by a real computation.</source>
        <translation>버전, 폴더, 그리고 실제 계산으로 확인한 장치를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Open the window; `castinspect` alone does that, too.</source>
        <translation>창을 엽니다. `castinspect`만 입력해도 열립니다.</translation>
    </message>
    <message>
        <source>Judge pictures of parts: OK, DEFECT, REVIEW (a person decides) or HOLD (could not be judged).</source>
        <translation>부품 사진을 판정합니다: 양품, 불량, 재확인(사람이 결정), 보류(판정할 수 없음).</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Judge each picture that arrives in a folder, until Ctrl+C.</source>
        <translation>폴더에 들어오는 사진을 하나씩 판정합니다. Ctrl+C를 누를 때까지 계속합니다.</translation>
    </message>
    <message>
        <source>Show what was judged and decided in the present shift, as a whole and by lot.</source>
        <translation>이번 근무조에서 판정하고 결정한 것을 전체와 로트별로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Train a checkpoint on labelled pictures, in folders named after their class.</source>
        <translation>클래스 이름의 폴더에 나눈 라벨된 사진으로 체크포인트를 학습합니다.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Score a checkpoint on labelled pictures; those it was trained on, and copies of them, are left out.</source>
        <translation>라벨된 사진으로 체크포인트를 채점합니다. 학습에 쓴 사진과 그 복사본은 제외합니다.</translation>
    </message>
    <message>
        <source>Run scratch, head, full and gradual on the same parts left out, and show what each is worth and costs.</source>
        <translation>scratch, head, full, gradual을 같은 검증용 부품에서 실행하여 각각의 성능과 비용을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Chart the share of defective parts in the record, and say which points are out of the ordinary.</source>
        <translation>기록에 있는 불량품 비율을 관리도로 그리고, 벗어난 점을 알려 줍니다.</translation>
    </message>
    <message>
        <source>Replay a version on a suite; exit code 1 where it is worse than the one before by more than the limits.</source>
        <translation>버전을 스위트에 다시 실행합니다. 이전 버전보다 한도 넘게 나쁘면 종료 코드는 1입니다.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Make synthetic castings, sound and defective, to try things on: OUT/ok, OUT/defect.</source>
        <translation>시험해 볼 양품과 불량 합성 주조품을 만듭니다: OUT/ok, OUT/defect.</translation>
    </message>
    <message>
        <source>Show between which bounds a checkpoint judges pictures; --widen, --pictures and --anew make a new version.</source>
        <translation>체크포인트가 사진을 판정하는 한계를 보여 줍니다. --widen, --pictures, --anew는 새 버전을 만듭니다.</translation>
    </message>
    <message>
        <source>Show what the cuts of a checkpoint risk; with a policy or --set, write a new version with other cuts.</source>
        <translation>체크포인트의 임계값에 어떤 위험이 있는지 보여 줍니다. 기준이나 --set을 주면 임계값이 다른 새 버전을 씁니다.</translation>
    </message>
    <message>
        <source>Make a checkpoint the one that the station judges with, and ready for this computer.</source>
        <translation>체크포인트를 현장 적용하고 이 컴퓨터에 맞게 준비합니다.</translation>
    </message>
    <message>
        <source>Judge with the checkpoint again that was promoted before this one.</source>
        <translation>바로 전에 현장 적용했던 체크포인트로 다시 판정합니다.</translation>
    </message>
    <message>
        <source>Make a version for a new camera or light, without labels: batch-norm statistics move by what changed.</source>
        <translation>새 카메라나 조명에 맞는 버전을 라벨 없이 만듭니다. 배치 정규화 통계를 달라진 만큼 옮깁니다.</translation>
    </message>
    <message>
        <source>List the backbones and the weights at hand for them; or show what one is made of and what of it learns.</source>
        <translation>백본과 쓸 수 있는 가중치를 보여 줍니다. 또는 한 백본의 구조와 학습하는 부분을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Make a starter: pretrain EfficientNet-B0 on synthetic castings with known defects.</source>
        <translation>스타터를 만듭니다. 결함을 아는 합성 주조품으로 EfficientNet-B0를 사전 학습합니다.</translation>
    </message>
    <message>
        <source>The record: every inspection, what people decided, and the proof that nothing was changed.</source>
        <translation>기록: 모든 검사, 사람의 결정, 그리고 바뀐 것이 없다는 증명입니다.</translation>
    </message>
    <message>
        <source>Where judged parts are told to: list, add, test, remove.</source>
        <translation>판정한 부품을 알릴 곳: 목록, 추가, 시험, 제거.</translation>
    </message>
    <message>
        <source>Who may log in at this station, and what for: list, add, remove, password.</source>
        <translation>이 스테이션에 누가 어떤 권한으로 로그인하는지: 목록, 추가, 제거, 비밀번호.</translation>
    </message>
    <message>
        <source>The versions of this station: list, show, compare, name, export, import.</source>
        <translation>이 스테이션의 버전: 목록, 보기, 비교, 이름, 내보내기, 가져오기.</translation>
    </message>
    <message>
        <source>Measure on this machine what this project claims.</source>
        <translation>이 프로젝트가 내세우는 것을 이 컴퓨터에서 측정합니다.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Look at labelled pictures before training on them, and correct their labels.</source>
        <translation>학습하기 전에 라벨된 사진을 살펴보고 라벨을 바로잡습니다.</translation>
    </message>
    <message>
        <source>All that is known of a lot in one signed file, and the proof that it is as it was signed.</source>
        <translation>한 로트에 대해 아는 모든 것을 담은 서명된 파일 하나와, 서명한 그대로라는 증명입니다.</translation>
    </message>
    <message>
        <source>Frozen sets of labelled pictures, on which whole versions are replayed.</source>
        <translation>버전 전체를 다시 실행해 보는, 고정된 라벨 사진 모음입니다.</translation>
    </message>
    <message>
        <source>What stands between a version and its promotion: suites, people, a trial in shadow.</source>
        <translation>버전을 현장 적용하기까지 필요한 것: 스위트, 사람, 섀도 시험.</translation>
    </message>
    <message>
        <source>People and the model judge the same parts blind: plan a study, evaluate it.</source>
        <translation>사람과 모델이 같은 부품을 가려진 상태로 판정합니다. 연구를 계획하고 평가합니다.</translation>
    </message>
    <message>
        <source>Score millions of pictures in shards, and compare two versions on them.</source>
        <translation>수백만 장의 사진을 샤드로 나누어 채점하고 두 버전을 비교합니다.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>대규모</translation>
    </message>
    <message>
        <source>All stations of a plant: see how they are, push a version to them.</source>
        <translation>공장의 모든 스테이션: 상태를 보고 버전을 보냅니다.</translation>
    </message>
    <message>
        <source>ImageNet weights: see what is at hand, fetch them, or import a file.</source>
        <translation>ImageNet 가중치: 있는 것을 보고, 내려받거나, 파일을 가져옵니다.</translation>
    </message>
    <message>
        <source>Folder for pictures, checkpoint, overlays and table.</source>
        <translation>사진, 체크포인트, 오버레이, 표를 둘 폴더입니다.</translation>
    </message>
    <message>
        <source>The same seed gives the same demo.</source>
        <translation>시드가 같으면 데모도 같습니다.</translation>
    </message>
    <message>
        <source>Pictures or folders to judge, or a checkpoint to take into the station.</source>
        <translation>판정할 사진이나 폴더, 또는 스테이션에 들일 체크포인트입니다.</translation>
    </message>
    <message>
        <source>Instead of the one in the settings.</source>
        <translation>설정에 있는 것 대신 씁니다.</translation>
    </message>
    <message>
        <source>Take pictures of all tabs at work, and end.</source>
        <translation>작업 중인 모든 탭의 사진을 찍고 끝냅니다.</translation>
    </message>
    <message>
        <source>Say when the window stands there, and end.</source>
        <translation>창이 떠 있으면 알리고 끝냅니다.</translation>
    </message>
    <message>
        <source>Say so, and each verdict and the memory taken, and end.</source>
        <translation>창이 뜬 것과 판정마다, 사용한 메모리를 알리고 끝냅니다.</translation>
    </message>
    <message>
        <source>An unreadable picture becomes a row with its reason; it never stops the others.</source>
        <translation>읽을 수 없는 사진은 이유가 적힌 행이 되며, 다른 사진을 멈추지 않습니다.</translation>
    </message>
    <message>
        <source>Pictures, or folders of pictures.</source>
        <translation>사진 또는 사진 폴더입니다.</translation>
    </message>
    <message>
        <source>Checkpoint to judge with; without it, the promoted one. `demo`: the bundled one for synthetic castings.</source>
        <translation>판정할 체크포인트입니다. 없으면 현장 적용된 것을 씁니다. `demo`는 함께 들어 있는 합성 주조품용입니다.</translation>
    </message>
    <message>
        <source>Append one row per picture to a CSV file.</source>
        <translation>사진마다 한 행을 CSV 파일에 덧붙입니다.</translation>
    </message>
    <message>
        <source>Write each picture with a heat map of what is unlike sound parts.</source>
        <translation>사진마다 양품과 다른 곳을 보이는 열지도를 씁니다.</translation>
    </message>
    <message>
        <source>Print one JSON object per picture and nothing else.</source>
        <translation>사진마다 JSON 객체 하나만 출력합니다.</translation>
    </message>
    <message>
        <source>This station&apos;s name in the record; else the computer&apos;s.</source>
        <translation>기록에 남길 이 스테이션의 이름입니다. 없으면 컴퓨터 이름을 씁니다.</translation>
    </message>
    <message>
        <source>What runs the network; auto takes PyTorch on CUDA or MPS, else OpenVINO on the CPU.</source>
        <translation>신경망을 실행하는 것입니다. auto는 CUDA나 MPS에서 PyTorch를, 그 밖에는 CPU에서 OpenVINO를 씁니다.</translation>
    </message>
    <message>
        <source>Pictures per forward pass at most; without it, what is fastest.</source>
        <translation>한 번에 처리하는 사진 수의 상한입니다. 없으면 가장 빠른 값을 씁니다.</translation>
    </message>
    <message>
        <source>End with 3 where a picture could not be judged, for scripts.</source>
        <translation>판정하지 못한 사진이 있으면 3으로 끝냅니다(스크립트용).</translation>
    </message>
    <message>
        <source>Each is judged once and kept in the record, also across restarts and power cuts; see `castinspect history`. With --json, what is on record of pictures that lie there comes first, marked `on_record`; not with --no-existing. A folder that a station on another computer watches is left to it until that one ends, is silent, or --take-over. Another model that is promoted meanwhile, or gone back to, takes over between two pictures. Outputs, routing and part identity are those of the settings; see `castinspect outputs`.</source>
        <translation>사진은 한 번씩만 판정되고 재시작이나 정전이 있어도 기록에 남습니다. `castinspect history`를 보세요. --json을 주면 그 폴더에 있는 사진의 기록이 `on_record` 표시와 함께 먼저 나옵니다(--no-existing이면 나오지 않음). 다른 컴퓨터의 스테이션이 감시하는 폴더는 그 스테이션이 끝나거나 응답이 없거나 --take-over를 줄 때까지 맡겨 둡니다. 그사이 다른 모델을 현장 적용하거나 되돌리면 두 사진 사이에 넘겨받습니다. 출력, 분류 이동, 부품 식별은 설정을 따릅니다. `castinspect outputs`를 보세요.</translation>
    </message>
    <message>
        <source>Folder that the camera writes into.</source>
        <translation>카메라가 사진을 쓰는 폴더입니다.</translation>
    </message>
    <message>
        <source>Judge what lies there at the very first start, too; later starts go on where they stopped.</source>
        <translation>맨 처음 시작할 때 이미 있는 사진도 판정합니다. 다음부터는 멈춘 곳에서 이어 갑니다.</translation>
    </message>
    <message>
        <source>Seconds between two looks at the folder.</source>
        <translation>폴더를 살펴보는 간격(초)입니다.</translation>
    </message>
    <message>
        <source>Tell alarms and models as JSON lines on standard error, for a log.</source>
        <translation>알람과 모델을 표준 오류에 JSON 행으로 알립니다(로그용).</translation>
    </message>
    <message>
        <source>Keep the same lines, and one for each part, in a file; 60 MB at most.</source>
        <translation>같은 행과 부품마다 한 행을 파일에 남깁니다. 최대 60 MB입니다.</translation>
    </message>
    <message>
        <source>End when all that is there is judged.</source>
        <translation>있는 사진을 모두 판정하면 끝냅니다.</translation>
    </message>
    <message>
        <source>Take the folder from a station on another computer that watches it.</source>
        <translation>다른 컴퓨터의 스테이션이 감시하는 폴더를 넘겨받습니다.</translation>
    </message>
    <message>
        <source>Stop after this many pictures.</source>
        <translation>사진을 이만큼 판정하면 멈춥니다.</translation>
    </message>
    <message>
        <source>Ctrl+C ends after the current batch and keeps the best epoch so far; twice leaves a run to go on with by --resume.</source>
        <translation>Ctrl+C는 지금 배치 뒤에 끝내고 그때까지 가장 좋은 에포크를 남깁니다. 두 번 누르면 --resume으로 이어 갈 수 있는 실행을 남깁니다.</translation>
    </message>
    <message>
        <source>DATA/&lt;class&gt;/ or DATA/train|test/&lt;class&gt;/; with --resume the state of a run, else the latest.</source>
        <translation>DATA/&lt;class&gt;/ 또는 DATA/train|test/&lt;class&gt;/입니다. --resume과 함께 쓰면 실행의 상태이며, 없으면 최근 것입니다.</translation>
    </message>
    <message>
        <source>Strategy, epochs and folds in one word; see --estimate for the time.</source>
        <translation>전략, 에포크, 폴드를 한 단어로 정합니다. 걸리는 시간은 --estimate를 보세요.</translation>
    </message>
    <message>
        <source>Judge with the new checkpoint from now on.</source>
        <translation>이제부터 새 체크포인트로 판정합니다.</translation>
    </message>
    <message>
        <source>Also if its scores do not prove that it keeps to the station&apos;s limit of escapes.</source>
        <translation>점수가 스테이션의 유출 한도를 지킨다고 증명하지 못해도 적용합니다.</translation>
    </message>
    <message>
        <source>Processes that train together under torchrun, on this computer.</source>
        <translation>이 컴퓨터에서 torchrun으로 함께 학습하는 프로세스 수입니다.</translation>
    </message>
    <message>
        <source>Networks of the folds that learn side by side, each on cores of its own.</source>
        <translation>나란히 학습하는 폴드의 신경망 수입니다. 각각 자기 코어를 씁니다.</translation>
    </message>
    <message>
        <source>Only say how long it would take here, by timing a few steps.</source>
        <translation>몇 스텝의 시간을 재서 여기서 얼마나 걸릴지만 알려 줍니다.</translation>
    </message>
    <message>
        <source>Go on with an interrupted run, as it was asked for, from its last epoch.</source>
        <translation>중단된 실행을 요청했던 대로 마지막 에포크부터 이어 갑니다.</translation>
    </message>
    <message>
        <source>Checkpoint to score.</source>
        <translation>채점할 체크포인트입니다.</translation>
    </message>
    <message>
        <source>Labelled pictures; DATA/test is used where it exists.</source>
        <translation>라벨된 사진입니다. DATA/test가 있으면 그것을 씁니다.</translation>
    </message>
    <message>
        <source>Write everything as one self-contained HTML file, with overlays.</source>
        <translation>모든 것을 오버레이와 함께 HTML 파일 하나로 씁니다.</translation>
    </message>
    <message>
        <source>How many folders down the classes lie.</source>
        <translation>클래스 폴더가 몇 단계 아래에 있는지 정합니다.</translation>
    </message>
    <message>
        <source>Ctrl+C ends it; with --results the runs that ended are kept.</source>
        <translation>Ctrl+C로 끝냅니다. --results를 주면 끝난 실행은 남습니다.</translation>
    </message>
    <message>
        <source>Labelled pictures; those under test are left alone.</source>
        <translation>라벨된 사진입니다. test 아래의 사진은 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Strategies; repeat the option.</source>
        <translation>전략입니다. 옵션을 반복하세요.</translation>
    </message>
    <message>
        <source>Into how many the parts are dealt; each is left out once.</source>
        <translation>부품을 몇 묶음으로 나눌지 정합니다. 묶음마다 한 번씩 빠집니다.</translation>
    </message>
    <message>
        <source>Pictures of the learning curve; repeat it.</source>
        <translation>학습 곡선의 사진 수입니다. 반복하세요.</translation>
    </message>
    <message>
        <source>The learning curve for every strategy, not only for head: slow.</source>
        <translation>head만이 아니라 모든 전략의 학습 곡선을 구합니다. 느립니다.</translation>
    </message>
    <message>
        <source>Keep each run as a line of JSON; runs that are there are not repeated.</source>
        <translation>실행마다 JSON 한 행으로 남깁니다. 이미 있는 실행은 반복하지 않습니다.</translation>
    </message>
    <message>
        <source>Runs side by side, each a process on cores of its own.</source>
        <translation>나란히 도는 실행 수입니다. 각각 자기 코어를 쓰는 프로세스입니다.</translation>
    </message>
    <message>
        <source>Print one JSON object and nothing else.</source>
        <translation>JSON 객체 하나만 출력합니다.</translation>
    </message>
    <message>
        <source>What a person decided counts in place of the verdict; REVIEW and HOLD that nobody decided are left out and counted.</source>
        <translation>사람의 결정은 판정을 대신합니다. 아무도 결정하지 않은 재확인과 보류는 빼고 따로 셉니다.</translation>
    </message>
    <message>
        <source>What makes a point.</source>
        <translation>무엇이 점 하나가 되는지 정합니다.</translation>
    </message>
    <message>
        <source>Which chart; without it, the one that suits.</source>
        <translation>어떤 관리도인지 정합니다. 없으면 맞는 것을 씁니다.</translation>
    </message>
    <message>
        <source>Take the limits from so many points at the beginning, and hold them.</source>
        <translation>처음 이만큼의 점에서 한계를 정하고 고정합니다.</translation>
    </message>
    <message>
        <source>Which share: escapes are those found later, gate and novel show drift.</source>
        <translation>어떤 비율인지 정합니다. escapes는 나중에 발견된 유출이고, gate와 novel은 드리프트를 보입니다.</translation>
    </message>
    <message>
        <source>Show reasons or classes of defective parts by point instead of a chart.</source>
        <translation>관리도 대신 불량품의 이유나 클래스를 점별로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Only such inspections; as `history search` has it.</source>
        <translation>이런 검사만 봅니다. `history search`와 같습니다.</translation>
    </message>
    <message>
        <source>Another record, such as a backup.</source>
        <translation>백업과 같은 다른 기록입니다.</translation>
    </message>
    <message>
        <source>Write the chart as a PDF, with where the record stands.</source>
        <translation>관리도를 기록의 위치와 함께 PDF로 씁니다.</translation>
    </message>
    <message>
        <source>Hold these limits: from its next start on the station watches the chart, and a rule that is broken is an alarm.</source>
        <translation>이 한계를 고정합니다. 다음 시작부터 스테이션이 관리도를 감시하고, 규칙을 어기면 알람을 냅니다.</translation>
    </message>
    <message>
        <source>Name of the suite.</source>
        <translation>스위트의 이름입니다.</translation>
    </message>
    <message>
        <source>Name, file, or first characters of the id.</source>
        <translation>이름, 파일, 또는 id의 첫 글자들입니다.</translation>
    </message>
    <message>
        <source>What it is held against; without it, the promoted version.</source>
        <translation>비교할 상대입니다. 없으면 현장 적용 버전입니다.</translation>
    </message>
    <message>
        <source>So many more defective pictures may be called OK.</source>
        <translation>양품이라고 할 수 있는 불량 사진이 이만큼 늘어도 됩니다.</translation>
    </message>
    <message>
        <source>Share of the good pictures that may be called DEFECT, more.</source>
        <translation>불량이라고 할 수 있는 양품 사진의 비율이 이만큼 늘어도 됩니다.</translation>
    </message>
    <message>
        <source>Share of all that may go to a person, more.</source>
        <translation>사람에게 갈 수 있는 전체의 비율이 이만큼 늘어도 됩니다.</translation>
    </message>
    <message>
        <source>Folder to write; must be empty or not there yet.</source>
        <translation>쓸 폴더입니다. 비어 있거나 아직 없어야 합니다.</translation>
    </message>
    <message>
        <source>How many pictures; half of them defective.</source>
        <translation>사진 수입니다. 절반은 불량입니다.</translation>
    </message>
    <message>
        <source>The same seed gives the same pictures.</source>
        <translation>시드가 같으면 사진도 같습니다.</translation>
    </message>
    <message>
        <source>Side of the pictures in pixels.</source>
        <translation>사진 한 변의 픽셀 수입니다.</translation>
    </message>
    <message>
        <source>How severe each defect is at least; 0 makes some hard to see.</source>
        <translation>결함이 적어도 얼마나 심한지 정합니다. 0이면 보기 어려운 것도 있습니다.</translation>
    </message>
    <message>
        <source>Also write where each defect is, into OUT.masks.</source>
        <translation>결함이 있는 곳도 OUT.masks에 씁니다.</translation>
    </message>
    <message>
        <source>A picture outside the bounds is HOLD or REVIEW before the network is asked. Only --anew may narrow bounds: it gives a model that was made before all that is measured today.</source>
        <translation>한계 밖의 사진은 신경망에 묻기 전에 보류나 재확인이 됩니다. --anew만 한계를 좁힐 수 있습니다. 오늘 재는 모든 것보다 먼저 만든 모델에 새 한계를 줍니다.</translation>
    </message>
    <message>
        <source>Checkpoint or version.</source>
        <translation>체크포인트 또는 버전입니다.</translation>
    </message>
    <message>
        <source>Let more through, as level=0.3:0.9; one side may be empty.</source>
        <translation>level=0.3:0.9처럼 더 넓게 통과시킵니다. 한쪽은 비워도 됩니다.</translation>
    </message>
    <message>
        <source>Widen it so that pictures like these of good parts pass.</source>
        <translation>이런 양품 사진이 통과하도록 넓힙니다.</translation>
    </message>
    <message>
        <source>Set it anew, as training does today, by the pictures under DIR that the model learned from.</source>
        <translation>DIR 아래에 있는, 모델이 학습한 사진으로 오늘의 학습처럼 새로 정합니다.</translation>
    </message>
    <message>
        <source>Why; kept in the version and the journal.</source>
        <translation>이유입니다. 버전과 일지에 남습니다.</translation>
    </message>
    <message>
        <source>Who does it; else the logged-in user.</source>
        <translation>하는 사람입니다. 없으면 로그인한 사용자입니다.</translation>
    </message>
    <message>
        <source>File of the new version; else the models folder.</source>
        <translation>새 버전의 파일입니다. 없으면 모델 폴더에 씁니다.</translation>
    </message>
    <message>
        <source>Escapes, overkill and review are counted on parts that the network had not seen when it scored them. A part counts once, by its worst picture. Bounds are one-sided, at 95 % confidence.</source>
        <translation>유출, 과검, 재확인은 신경망이 채점할 때 보지 않았던 부품에서 셉니다. 부품은 가장 나쁜 사진으로 한 번 셉니다. 한계는 95 % 신뢰도의 단측입니다.</translation>
    </message>
    <message>
        <source>Highest share of defective parts that may be called OK: 0.01 is 1 %.</source>
        <translation>양품이라고 할 수 있는 불량품 비율의 상한입니다. 0.01은 1 %입니다.</translation>
    </message>
    <message>
        <source>Cost of one defective part called OK.</source>
        <translation>불량품 하나를 양품이라고 했을 때의 비용입니다.</translation>
    </message>
    <message>
        <source>Cost of one good part called DEFECT.</source>
        <translation>양품 하나를 불량이라고 했을 때의 비용입니다.</translation>
    </message>
    <message>
        <source>Cost of one minute of review.</source>
        <translation>재확인 1분의 비용입니다.</translation>
    </message>
    <message>
        <source>Minutes that one part in REVIEW takes.</source>
        <translation>재확인 부품 하나에 걸리는 시간(분)입니다.</translation>
    </message>
    <message>
        <source>Share of the line&apos;s parts that are defective, for the costs.</source>
        <translation>라인의 부품 중 불량의 비율입니다(비용 계산용).</translation>
    </message>
    <message>
        <source>Set both cuts by hand, as defect probabilities from 0 to 1.</source>
        <translation>두 임계값을 0에서 1까지의 불량 확률로 직접 정합니다.</translation>
    </message>
    <message>
        <source>Why; kept in the journal.</source>
        <translation>이유입니다. 일지에 남습니다.</translation>
    </message>
    <message>
        <source>Only show what the cuts would do.</source>
        <translation>임계값이 어떻게 될지 보기만 합니다.</translation>
    </message>
    <message>
        <source>Version or checkpoint to judge with from now on, or `demo`.</source>
        <translation>이제부터 판정에 쓸 버전이나 체크포인트, 또는 `demo`입니다.</translation>
    </message>
    <message>
        <source>Also if its classes differ from those judged by now.</source>
        <translation>지금까지 판정한 클래스와 달라도 적용합니다.</translation>
    </message>
    <message>
        <source>It is a new version, kept only if the locked pictures are judged no worse by it: so it judges the old camera as well as before, and moves towards the new one as far as that allows. With --check it may forget the old camera.</source>
        <translation>새 버전이며, 고정된 사진을 더 나쁘게 판정하지 않을 때만 남깁니다. 그래서 예전 카메라도 전처럼 판정하고, 그 안에서 새 카메라 쪽으로 옮겨 갑니다. --check를 주면 예전 카메라를 잊을 수 있습니다.</translation>
    </message>
    <message>
        <source>Version or checkpoint that knows the old camera.</source>
        <translation>예전 카메라를 아는 버전이나 체크포인트입니다.</translation>
    </message>
    <message>
        <source>At least 32 pictures of good parts from the new camera or light.</source>
        <translation>새 카메라나 조명에서 찍은 양품 사진 32장 이상입니다.</translation>
    </message>
    <message>
        <source>Good parts from the old camera; else the good locked pictures.</source>
        <translation>예전 카메라의 양품입니다. 없으면 고정된 사진의 양품을 씁니다.</translation>
    </message>
    <message>
        <source>Labelled pictures of the new camera to accept it by, instead of the locked.</source>
        <translation>고정된 사진 대신, 받아들일지 정하는 새 카메라의 라벨 사진입니다.</translation>
    </message>
    <message>
        <source>Checkpoint to write; else a new version.</source>
        <translation>쓸 체크포인트입니다. 없으면 새 버전입니다.</translation>
    </message>
    <message>
        <source>Show this one&apos;s structure.</source>
        <translation>이 백본의 구조를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Outputs of the new head.</source>
        <translation>새 헤드의 출력 수입니다.</translation>
    </message>
    <message>
        <source>What is trained when.</source>
        <translation>무엇을 언제 학습하는지 정합니다.</translation>
    </message>
    <message>
        <source>No picture of anyone&apos;s is needed. Ctrl+C stops; --resume goes on from there.</source>
        <translation>누구의 사진도 필요 없습니다. Ctrl+C로 멈추고 --resume으로 이어 갑니다.</translation>
    </message>
    <message>
        <source>Starter to write.</source>
        <translation>쓸 스타터입니다.</translation>
    </message>
    <message>
        <source>How long to train [default: 45].</source>
        <translation>학습 시간(분)입니다 [기본값: 45].</translation>
    </message>
    <message>
        <source>How many pictures to train on, instead of minutes.</source>
        <translation>시간 대신 학습할 사진 수입니다.</translation>
    </message>
    <message>
        <source>Begin with an earlier starter.</source>
        <translation>이전 스타터에서 시작합니다.</translation>
    </message>
    <message>
        <source>Go on from where a stopped run stood.</source>
        <translation>멈춘 실행의 자리에서 이어 갑니다.</translation>
    </message>
    <message>
        <source>Side of the pictures at the end; a multiple of 32.</source>
        <translation>마지막 사진 한 변의 픽셀 수, 32의 배수입니다.</translation>
    </message>
    <message>
        <source>Pictures per step.</source>
        <translation>한 스텝의 사진 수입니다.</translation>
    </message>
    <message>
        <source>Highest learning rate of the one cycle; lower with --start.</source>
        <translation>한 주기의 가장 높은 학습률입니다. --start를 쓰면 낮추세요.</translation>
    </message>
    <message>
        <source>Of castings, initialisation and augmentation.</source>
        <translation>주조품, 초기값, 증강의 시드입니다.</translation>
    </message>
    <message>
        <source>Processes that draw castings; the default suits.</source>
        <translation>주조품을 그리는 프로세스 수입니다. 기본값이 알맞습니다.</translation>
    </message>
    <message>
        <source>Show inspections, the newest first, or write them into a file with the audit head on it.</source>
        <translation>검사를 최신순으로 보이거나, 감사 헤드와 함께 파일에 씁니다.</translation>
    </message>
    <message>
        <source>Follow one lot: what judged it and by which cuts, what people said, and where its pictures went.</source>
        <translation>로트 하나를 따라갑니다: 무엇이 어떤 임계값으로 판정했고, 사람들이 무엇이라 했고, 사진이 어디로 갔는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Prove that no row was changed, taken out or put in; name each that was, and end with 1.</source>
        <translation>바뀌거나 빠지거나 끼어든 행이 없음을 증명합니다. 있으면 각각 이름을 대고 1로 끝냅니다.</translation>
    </message>
    <message>
        <source>Copy the record while the station goes on; the copy is checked before it counts.</source>
        <translation>스테이션이 도는 동안 기록을 복사합니다. 복사본은 확인을 거쳐야 인정됩니다.</translation>
    </message>
    <message>
        <source>Go on with a backup; the present record is kept beside it, and what is lost is noted.</source>
        <translation>백업으로 이어 갑니다. 지금 기록은 옆에 보관하고, 잃는 것을 적어 둡니다.</translation>
    </message>
    <message>
        <source>Confirm or overrule a verdict, or decide a REVIEW; the verdict stays, the decision stands beside it.</source>
        <translation>판정을 확인하거나 뒤집거나, 재확인을 결정합니다. 판정은 그대로 있고 결정이 곁에 남습니다.</translation>
    </message>
    <message>
        <source>Copy the parts that people decided into class folders, for the next training.</source>
        <translation>사람이 결정한 부품을 다음 학습을 위해 클래스 폴더에 복사합니다.</translation>
    </message>
    <message>
        <source>Only such inspections: camera=cam2, class=pore, probability&gt;0.5, decided=no; repeatable: all hold.</source>
        <translation>이런 검사만: camera=cam2, class=pore, probability&gt;0.5, decided=no. 반복하면 모두 만족해야 합니다.</translation>
    </message>
    <message>
        <source>A word in the picture&apos;s name, part, reasons, people or decisions.</source>
        <translation>사진 이름, 부품, 이유, 사람, 결정에 있는 말입니다.</translation>
    </message>
    <message>
        <source>Of this part.</source>
        <translation>이 부품의 것만 봅니다.</translation>
    </message>
    <message>
        <source>Of this lot.</source>
        <translation>이 로트의 것만 봅니다.</translation>
    </message>
    <message>
        <source>Of this cavity.</source>
        <translation>이 캐비티의 것만 봅니다.</translation>
    </message>
    <message>
        <source>OK, DEFECT, REVIEW or HOLD.</source>
        <translation>OK(양품), DEFECT(불량), REVIEW(재확인), HOLD(보류) 중 하나입니다.</translation>
    </message>
    <message>
        <source>Reason code, or a piece of it, such as novel.</source>
        <translation>이유 코드 또는 novel처럼 그 일부입니다.</translation>
    </message>
    <message>
        <source>What a person said last: OK, DEFECT, or none.</source>
        <translation>사람이 마지막으로 한 말: OK(양품), DEFECT(불량), none(없음).</translation>
    </message>
    <message>
        <source>Id of the version that judged, or a piece of it.</source>
        <translation>판정한 버전의 id 또는 그 일부입니다.</translation>
    </message>
    <message>
        <source>From this day or moment on, such as 2026-11-01.</source>
        <translation>이 날이나 시각부터, 예: 2026-11-01.</translation>
    </message>
    <message>
        <source>Before this day or moment.</source>
        <translation>이 날이나 시각 전까지입니다.</translation>
    </message>
    <message>
        <source>Write all of them into a CSV file instead.</source>
        <translation>모두 CSV 파일에 씁니다.</translation>
    </message>
    <message>
        <source>Write all of them: .csv, .xlsx, .html or .pdf, by its ending.</source>
        <translation>모두 파일에 씁니다. 확장자에 따라 .csv, .xlsx, .html, .pdf입니다.</translation>
    </message>
    <message>
        <source>Show so many at most, the newest first.</source>
        <translation>최신순으로 최대 이만큼 보입니다.</translation>
    </message>
    <message>
        <source>Of all stations on a server: postgresql+psycopg://USER@HOST/NAME.</source>
        <translation>서버에 있는 모든 스테이션의 것: postgresql+psycopg://USER@HOST/NAME.</translation>
    </message>
    <message>
        <source>Another record than this computer&apos;s, such as a backup.</source>
        <translation>이 컴퓨터의 것이 아닌 기록, 예를 들어 백업입니다.</translation>
    </message>
    <message>
        <source>Name of the lot.</source>
        <translation>로트의 이름입니다.</translation>
    </message>
    <message>
        <source>The copy; an earlier one there is replaced.</source>
        <translation>복사본입니다. 그 자리에 있던 것은 바뀝니다.</translation>
    </message>
    <message>
        <source>A backup.</source>
        <translation>백업입니다.</translation>
    </message>
    <message>
        <source>Of the inspection, as the record shows it.</source>
        <translation>기록에 있는 검사의 번호입니다.</translation>
    </message>
    <message>
        <source>What the part is; undo takes the last decision back.</source>
        <translation>부품이 무엇인지 적습니다. undo는 마지막 결정을 취소합니다.</translation>
    </message>
    <message>
        <source>Whose inspection; without it, this computer&apos;s.</source>
        <translation>누구의 검사인지 정합니다. 없으면 이 컴퓨터입니다.</translation>
    </message>
    <message>
        <source>Folder of labelled pictures to copy them into.</source>
        <translation>복사해 넣을 라벨 사진 폴더입니다.</translation>
    </message>
    <message>
        <source>Only parts of which two people have said the same; else as set.</source>
        <translation>두 사람이 같게 말한 부품만 복사합니다. 없으면 설정을 따릅니다.</translation>
    </message>
    <message>
        <source>Class of the parts that are OK.</source>
        <translation>양품의 클래스입니다.</translation>
    </message>
    <message>
        <source>Class of the parts that are not.</source>
        <translation>양품이 아닌 부품의 클래스입니다.</translation>
    </message>
    <message>
        <source>List the outputs of this station and how they are set.</source>
        <translation>이 스테이션의 출력과 그 설정을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Add an output to the settings; `castinspect outputs test NAME` tries it.</source>
        <translation>설정에 출력을 추가합니다. `castinspect outputs test NAME`으로 시험합니다.</translation>
    </message>
    <message>
        <source>Try an output without judging a part: it is sent a HOLD with the number 0, or asked as a client would.</source>
        <translation>부품을 판정하지 않고 출력을 시험합니다. 번호 0의 보류를 보내거나 클라이언트처럼 물어봅니다.</translation>
    </message>
    <message>
        <source>Take an output out of the settings; what waits for it in the record is not told any more.</source>
        <translation>설정에서 출력을 뺍니다. 기록에서 기다리던 것은 더 알리지 않습니다.</translation>
    </message>
    <message>
        <source>csv folder=DIR · json [folder=DIR] · webhook url=URL hosts=HOST [token_file=FILE] · mqtt host=HOST [port= user= password_file= tls=true] · opcua [host= port=] · modbus [host= port= address= unit=] · command arguments=PROGRAM [arguments=ARGUMENT]</source>
        <translation>csv folder=DIR · json [folder=DIR] · webhook url=URL hosts=HOST [token_file=FILE] · mqtt host=HOST [port= user= password_file= tls=true] · opcua [host= port=] · modbus [host= port= address= unit=] · command arguments=PROGRAM [arguments=ARGUMENT]</translation>
    </message>
    <message>
        <source>What it is to be called: small letters, digits, - and _.</source>
        <translation>출력의 이름: 영어 소문자, 숫자, -와 _.</translation>
    </message>
    <message>
        <source>One of csv, json, webhook, mqtt, opcua, modbus, command.</source>
        <translation>csv, json, webhook, mqtt, opcua, modbus, command 중 하나입니다.</translation>
    </message>
    <message>
        <source>As host=10.0.0.5 port=1883. A key again makes a list of values.</source>
        <translation>host=10.0.0.5 port=1883처럼 씁니다. 같은 이름을 반복하면 값의 목록이 됩니다.</translation>
    </message>
    <message>
        <source>Take the place of the output of this name.</source>
        <translation>이 이름의 출력을 대신합니다.</translation>
    </message>
    <message>
        <source>As it is called in the settings.</source>
        <translation>설정에 있는 이름입니다.</translation>
    </message>
    <message>
        <source>List who may log in; without anybody, all may do everything.</source>
        <translation>로그인할 수 있는 사람을 보여 줍니다. 아무도 없으면 누구나 모든 것을 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Let somebody log in as operator, engineer or administrator.</source>
        <translation>누군가를 작업자, 엔지니어, 관리자로 로그인할 수 있게 합니다.</translation>
    </message>
    <message>
        <source>Let somebody log in no more.</source>
        <translation>누군가를 더는 로그인할 수 없게 합니다.</translation>
    </message>
    <message>
        <source>Give somebody another password.</source>
        <translation>누군가에게 다른 비밀번호를 줍니다.</translation>
    </message>
    <message>
        <source>The password is asked for, or is the first line of standard input.</source>
        <translation>비밀번호는 물어보거나, 표준 입력의 첫 줄입니다.</translation>
    </message>
    <message>
        <source>As it is typed to log in and put on record.</source>
        <translation>로그인할 때 입력하고 기록에 남는 이름입니다.</translation>
    </message>
    <message>
        <source>Engineers change cuts, models, outputs; administrators also people.</source>
        <translation>엔지니어는 임계값, 모델, 출력을 바꾸고, 관리자는 사람도 바꿉니다.</translation>
    </message>
    <message>
        <source>Without anybody left, everybody may do everything again.</source>
        <translation>아무도 남지 않으면 다시 누구나 모든 것을 할 수 있습니다.</translation>
    </message>
    <message>
        <source>It is asked for, or is the first line of standard input.</source>
        <translation>물어보거나, 표준 입력의 첫 줄입니다.</translation>
    </message>
    <message>
        <source>List the versions of this station, the newest first; the promoted one is marked.</source>
        <translation>이 스테이션의 버전을 최신순으로 보여 줍니다. 현장 적용된 버전은 표시됩니다.</translation>
    </message>
    <message>
        <source>Show everything a version says of itself, and what was done to it.</source>
        <translation>버전에 담긴 모든 정보와 버전에 한 일을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Show who did what, when and why.</source>
        <translation>누가 무엇을 언제 왜 했는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Give a version another name; its file stays as it is.</source>
        <translation>버전의 이름을 바꿉니다. 파일은 그대로입니다.</translation>
    </message>
    <message>
        <source>Write a note on a version.</source>
        <translation>버전에 메모를 씁니다.</translation>
    </message>
    <message>
        <source>Copy a version to somewhere else, verified; nothing is overwritten.</source>
        <translation>버전을 확인하여 다른 곳에 복사합니다. 아무것도 덮어쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Convert a version to 8-bit integers, which are faster, or in float32 again; refused where a verdict changes.</source>
        <translation>버전을 더 빠른 8비트 정수로, 또는 다시 float32로 변환합니다. 판정이 바뀌면 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Take a checkpoint in as a version, verified; it judges only once it is promoted.</source>
        <translation>체크포인트를 확인하여 버전으로 들입니다. 현장 적용한 뒤에야 판정합니다.</translation>
    </message>
    <message>
        <source>Put a version into the bin; never the promoted one. `models import` brings it back from there.</source>
        <translation>버전을 휴지통에 넣습니다. 현장 적용된 버전은 넣지 않습니다. `models import`로 되가져옵니다.</translation>
    </message>
    <message>
        <source>Choose the pictures that versions are compared on; without FOLDER, show which they are.</source>
        <translation>버전을 비교할 사진을 고릅니다. FOLDER가 없으면 지금 것을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Judge the same locked pictures with two versions; or put any number beside each other on the suites.</source>
        <translation>고정된 같은 사진을 두 버전으로 판정합니다. 또는 여러 버전을 스위트에서 나란히 봅니다.</translation>
    </message>
    <message>
        <source>A version&apos;s name, file, or the first characters of its id.</source>
        <translation>버전의 이름, 파일, 또는 id의 첫 글자들입니다.</translation>
    </message>
    <message>
        <source>Of this version only.</source>
        <translation>이 버전의 것만 봅니다.</translation>
    </message>
    <message>
        <source>What it is called from now on.</source>
        <translation>이제부터 쓸 이름입니다.</translation>
    </message>
    <message>
        <source>The note; it replaces the one before.</source>
        <translation>메모입니다. 이전 메모를 대신합니다.</translation>
    </message>
    <message>
        <source>A new file, or a folder to put it into.</source>
        <translation>새 파일 또는 넣을 폴더입니다.</translation>
    </message>
    <message>
        <source>With its conversion beside it, for a station that has no PyTorch.</source>
        <translation>PyTorch가 없는 스테이션을 위해 변환본도 함께 내보냅니다.</translation>
    </message>
    <message>
        <source>Pictures in DIR that the version learned from calibrate the integers. What integers leave in doubt (between the cuts or near one of them) float32 judges, and all second looks. All other pictures in DIR must get the same verdict as by PyTorch in float32, and no probability may move by more than 0.02. If the version is promoted, the station judges so from the next picture on. Never for EfficientNet-B0, which 8-bit integers ruin. It needs NNCF; judging does not.</source>
        <translation>DIR에서 버전이 학습한 사진이 정수를 보정합니다. 정수로 확실하지 않은 것(임계값 사이나 그 가까이)과 두 번째 보기는 모두 float32로 판단합니다. DIR의 다른 사진은 모두 PyTorch float32와 판정이 같아야 하며, 확률은 0.02보다 많이 달라지면 안 됩니다. 버전이 현장 적용되어 있으면 다음 사진부터 그렇게 판단합니다. 8비트 정수로 크게 나빠지는 EfficientNet-B0에는 쓰지 않습니다. NNCF가 필요하며, 판단에는 필요하지 않습니다.</translation>
    </message>
    <message>
        <source>What it computes in.</source>
        <translation>무엇으로 계산할지.</translation>
    </message>
    <message>
        <source>What it was trained on: calibrates INT8, and proves it. Only for int8.</source>
        <translation>버전을 학습한 폴더. INT8을 보정하고 검증합니다. int8에만 씁니다.</translation>
    </message>
    <message>
        <source>A checkpoint from another station.</source>
        <translation>다른 스테이션의 체크포인트입니다.</translation>
    </message>
    <message>
        <source>Labelled pictures; FOLDER/test where it exists.</source>
        <translation>라벨된 사진입니다. FOLDER/test가 있으면 그것을 씁니다.</translation>
    </message>
    <message>
        <source>Pictures that a version learned from are left out.</source>
        <translation>버전이 학습에 쓴 사진은 제외합니다.</translation>
    </message>
    <message>
        <source>Names, files, or the first characters of ids; none takes all.</source>
        <translation>이름, 파일, 또는 id의 첫 글자들입니다. 없으면 모두입니다.</translation>
    </message>
    <message>
        <source>Labelled pictures, instead of the locked ones.</source>
        <translation>고정된 사진 대신 쓸 라벨 사진입니다.</translation>
    </message>
    <message>
        <source>Two versions, too, by their runs on the suites; judge nothing.</source>
        <translation>두 버전이라도 스위트 실행으로만 비교하고 판정하지 않습니다.</translation>
    </message>
    <message>
        <source>Compare what a backbone starts from: random weights against the starter or ImageNet, by each strategy.</source>
        <translation>백본이 무엇에서 시작하는지 전략별로 비교합니다: 무작위 가중치와 스타터나 ImageNet.</translation>
    </message>
    <message>
        <source>Measure the window from its start to its first painting and verdict, beside an empty one, and its memory.</source>
        <translation>창이 시작해서 처음 그려지고 첫 판정을 낼 때까지의 시간과 메모리를 빈 창과 나란히 잽니다.</translation>
    </message>
    <message>
        <source>Measure what adaptation brings back under another tone curve, blur, noise and vignetting, and what it costs.</source>
        <translation>톤 곡선, 흐림, 잡음, 비네팅이 달라졌을 때 적응이 무엇을 되찾고 무엇을 잃는지 잽니다.</translation>
    </message>
    <message>
        <source>Draw parts and turned, mirrored, re-encoded copies in other light; group them, and compare with the truth.</source>
        <translation>부품과, 돌리고 뒤집고 다시 인코딩하고 조명을 바꾼 복사본을 그려 묶고 정답과 비교합니다.</translation>
    </message>
    <message>
        <source>Choose cuts on a random half of the parts, check the promised escape rate on the other half; again and again.</source>
        <translation>부품의 무작위 절반에서 임계값을 고르고 나머지 절반에서 약속한 유출률을 확인하기를 반복합니다.</translation>
    </message>
    <message>
        <source>Measure judging beside a tutorial&apos;s loop, a DataLoader and the engine alone, all in one interleaved run.</source>
        <translation>판정을 튜토리얼의 반복문, DataLoader, 엔진 단독과 번갈아 한 번에 잽니다.</translation>
    </message>
    <message>
        <source>Measure the engine by batch size beside eager PyTorch on the same device, and as a share of its matrix rate.</source>
        <translation>같은 장치에서 배치 크기별로 엔진을 PyTorch 즉시 실행과 나란히, 행렬 연산 속도의 비율로 잽니다.</translation>
    </message>
    <message>
        <source>Measure judging in the window beside judging without it, and how long the window ever stood still.</source>
        <translation>창에서의 판정을 창 없는 판정과 나란히 재고, 창이 멈춘 가장 긴 시간을 잽니다.</translation>
    </message>
    <message>
        <source>Compare OpenVINO with PyTorch on real pictures, for every backbone; exit code 1 where one does not agree.</source>
        <translation>모든 백본에서 실제 사진으로 OpenVINO를 PyTorch와 비교합니다. 맞지 않는 것이 있으면 종료 코드는 1입니다.</translation>
    </message>
    <message>
        <source>Measure many simulated stations that write into one PostgreSQL server at once.</source>
        <translation>한 PostgreSQL 서버에 동시에 쓰는 많은 모의 스테이션을 잽니다.</translation>
    </message>
    <message>
        <source>Score an archive by one process, by several and by Ray in turns: pictures a second, and computing time.</source>
        <translation>아카이브를 프로세스 하나, 여러 개, Ray로 번갈아 채점하여 초당 사진 수와 계산 시간을 잽니다.</translation>
    </message>
    <message>
        <source>Train by one process and by several in turns: their scores over the seeds, and the ratio of their times.</source>
        <translation>프로세스 하나와 여러 개로 번갈아 학습하여 시드별 점수와 시간의 비를 잽니다.</translation>
    </message>
    <message>
        <source>Measure head-only training, cold and warm, gradual and full training against the plain loop of a guide.</source>
        <translation>헤드만(빈 캐시와 찬 캐시), 점진, 전체 학습을 안내서의 단순한 반복문과 비교해 잽니다.</translation>
    </message>
    <message>
        <source>See how often the hottest point of a heat map lies on the defect, on castings with known defects.</source>
        <translation>결함을 아는 주조품에서 열지도의 가장 뜨거운 점이 결함 위에 얼마나 자주 있는지 봅니다.</translation>
    </message>
    <message>
        <source>Judge pictures of defective parts as a failing camera or lamp would show them: 0 may become OK.</source>
        <translation>불량품 사진을 고장 난 카메라나 조명이 보일 모습으로 판정합니다. 양품이 되는 것이 0이어야 합니다.</translation>
    </message>
    <message>
        <source>Draw wrong parts, blank belts, blur, hands, photographs and patterns, and see whether they are noticed.</source>
        <translation>다른 부품, 빈 벨트, 흐림, 손, 일반 사진, 무늬를 그려 알아채는지 봅니다.</translation>
    </message>
    <message>
        <source>Measure pages of a long history, inspections a second on this disk, and judging with and without the record.</source>
        <translation>긴 이력의 쪽 보기, 이 디스크의 초당 검사 수, 기록이 있을 때와 없을 때의 판정을 잽니다.</translation>
    </message>
    <message>
        <source>Watch a folder that very many pictures come into, and see whether memory stays flat.</source>
        <translation>사진이 아주 많이 들어오는 폴더를 감시하며 메모리가 늘지 않는지 봅니다.</translation>
    </message>
    <message>
        <source>Every run chooses its cuts on parts that its networks had not learned from; the test pictures are only scored. A network that looks twice at what leaves doubt has a second row, as it would be if it looked once. Balanced accuracy is at the chosen cuts: a part that is left to a person got no wrong verdict. Pictures of a part that lie on both sides of the split are brought to one. Ctrl+C ends it with a table of the runs that ended; with --out they are kept, and the same command goes on.</source>
        <translation>실행마다 신경망이 학습하지 않은 부품에서 임계값을 고릅니다. 시험 사진은 채점만 합니다. 의심스러운 것을 두 번 보는 신경망에는 한 번 볼 때의 행이 하나 더 있습니다. 균형 정확도는 고른 임계값에서의 값이며, 사람에게 맡긴 부품은 틀린 판정이 아닙니다. 나눔의 양쪽에 있는 한 부품의 사진은 한쪽으로 모읍니다. Ctrl+C를 누르면 끝난 실행의 표로 마칩니다. --out을 주면 실행이 남고 같은 명령으로 이어 갑니다.</translation>
    </message>
    <message>
        <source>DATA/train and DATA/test with a folder per class.</source>
        <translation>클래스별 폴더가 있는 DATA/train과 DATA/test입니다.</translation>
    </message>
    <message>
        <source>Starts to compare; repeat the option.</source>
        <translation>비교할 시작 가중치입니다. 옵션을 반복하세요.</translation>
    </message>
    <message>
        <source>Strategies to compare; repeat it.</source>
        <translation>비교할 전략입니다. 반복하세요.</translation>
    </message>
    <message>
        <source>Runs per start and strategy.</source>
        <translation>시작 가중치와 전략마다 실행하는 횟수입니다.</translation>
    </message>
    <message>
        <source>Keep each run as a line of JSON as soon as it ended; runs that are there are not repeated.</source>
        <translation>실행이 끝나는 대로 JSON 한 행으로 남깁니다. 이미 있는 실행은 반복하지 않습니다.</translation>
    </message>
    <message>
        <source>Run nothing: only print the table of what FILE holds.</source>
        <translation>아무것도 실행하지 않고 FILE에 있는 것의 표만 출력합니다.</translation>
    </message>
    <message>
        <source>It judges drawn castings with the demo model, on a station of its own; each start follows the end of the one before.</source>
        <translation>독립된 스테이션에서 데모 모델로 그린 주조품을 판정합니다. 시작은 앞의 것이 끝난 다음에 이어집니다.</translation>
    </message>
    <message>
        <source>Starts of each.</source>
        <translation>각각 시작하는 횟수입니다.</translation>
    </message>
    <message>
        <source>Without --model a head is trained on the starter with DATA/train. Adapted by shifted training pictures of good parts; all figures are on the test pictures.</source>
        <translation>--model이 없으면 DATA/train으로 스타터 위에 헤드를 학습합니다. 바뀐 학습 사진의 양품으로 적응하며, 모든 수치는 시험 사진에서 구합니다.</translation>
    </message>
    <message>
        <source>Only these shifts; repeat it. `none` is the control.</source>
        <translation>이 변화만 씁니다. 반복하세요. `none`은 대조입니다.</translation>
    </message>
    <message>
        <source>Part of the full blend to measure; repeat it. Else the full one.</source>
        <translation>전체 혼합 중 잴 부분입니다. 반복하세요. 없으면 전체입니다.</translation>
    </message>
    <message>
        <source>Keep each figure as a line of JSON; those there are not repeated.</source>
        <translation>수치마다 JSON 한 행으로 남깁니다. 있는 것은 반복하지 않습니다.</translation>
    </message>
    <message>
        <source>Pictures in all.</source>
        <translation>모두 합한 사진 수입니다.</translation>
    </message>
    <message>
        <source>Parts of their own place and light; a camera bolted down; or a turntable.</source>
        <translation>자리와 조명이 제각각인 부품, 고정된 카메라, 또는 턴테이블입니다.</translation>
    </message>
    <message>
        <source>Pictures of each part; 1 makes no copies.</source>
        <translation>부품마다 사진 수입니다. 1이면 복사본이 없습니다.</translation>
    </message>
    <message>
        <source>Of castings and copies.</source>
        <translation>주조품과 복사본의 시드입니다.</translation>
    </message>
    <message>
        <source>Print the figures as JSON.</source>
        <translation>수치를 JSON으로 출력합니다.</translation>
    </message>
    <message>
        <source>The scores are out-of-fold, by whole parts, of a head on the frozen backbone.</source>
        <translation>점수는 고정된 백본 위의 헤드가 부품 단위로 낸 겹 밖 점수입니다.</translation>
    </message>
    <message>
        <source>Labelled pictures; those to train on are used.</source>
        <translation>라벨된 사진입니다. 학습용 사진을 씁니다.</translation>
    </message>
    <message>
        <source>Escape rates to ask for; repeat the option.</source>
        <translation>요구할 유출률입니다. 옵션을 반복하세요.</translation>
    </message>
    <message>
        <source>Random halves.</source>
        <translation>무작위 절반의 횟수입니다.</translation>
    </message>
    <message>
        <source>Pictures to judge; without it, synthetic castings.</source>
        <translation>판정할 사진입니다. 없으면 합성 주조품을 씁니다.</translation>
    </message>
    <message>
        <source>Checkpoint to judge with.</source>
        <translation>판정할 체크포인트입니다.</translation>
    </message>
    <message>
        <source>Pictures at most, spread over DATA.</source>
        <translation>DATA에서 고루 뽑는 사진 수의 상한입니다.</translation>
    </message>
    <message>
        <source>Turns that the contenders take.</source>
        <translation>비교 대상이 번갈아 도는 횟수입니다.</translation>
    </message>
    <message>
        <source>Measure a folder of so many pictures beside one of 500, and end.</source>
        <translation>이만큼의 사진이 있는 폴더를 500장 폴더와 나란히 재고 끝냅니다.</translation>
    </message>
    <message>
        <source>Made for a GPU; on a CPU it shows what batches bring there.</source>
        <translation>GPU용입니다. CPU에서는 배치가 가져오는 효과를 보입니다.</translation>
    </message>
    <message>
        <source>Pictures a pass; repeat it. 1, 32 and 256 if not given.</source>
        <translation>한 번에 처리하는 사진 수입니다. 반복하세요. 없으면 1, 32, 256입니다.</translation>
    </message>
    <message>
        <source>Pictures dropped, spread over DATA.</source>
        <translation>DATA에서 고루 뽑아 끌어다 놓는 사진 수입니다.</translation>
    </message>
    <message>
        <source>Drops.</source>
        <translation>끌어다 놓는 횟수입니다.</translation>
    </message>
    <message>
        <source>Labelled pictures, a folder per class.</source>
        <translation>클래스별 폴더에 있는 라벨 사진입니다.</translation>
    </message>
    <message>
        <source>Only this one; repeat it. Without it, all of them.</source>
        <translation>이것만 합니다. 반복하세요. 없으면 모두입니다.</translation>
    </message>
    <message>
        <source>Side of the input; else each one&apos;s own.</source>
        <translation>입력 한 변의 크기입니다. 없으면 각자의 것을 씁니다.</translation>
    </message>
    <message>
        <source>Print one JSON object per backbone, nothing else.</source>
        <translation>백본마다 JSON 객체 하나만 출력합니다.</translation>
    </message>
    <message>
        <source>How many write at once.</source>
        <translation>동시에 쓰는 스테이션 수입니다.</translation>
    </message>
    <message>
        <source>That each of them writes.</source>
        <translation>스테이션마다 쓰는 수입니다.</translation>
    </message>
    <message>
        <source>Inspections in a batch.</source>
        <translation>한 배치의 검사 수입니다.</translation>
    </message>
    <message>
        <source>An EMPTY server; else one of its own here.</source>
        <translation>빈 서버입니다. 없으면 여기에 따로 만듭니다.</translation>
    </message>
    <message>
        <source>On the disk to be measured.</source>
        <translation>측정할 디스크에 둡니다.</translation>
    </message>
    <message>
        <source>What the engines would do with nothing to read is measured in the same run: no way can exceed it.</source>
        <translation>읽을 것이 없을 때 엔진이 낼 속도도 같은 실행에서 잽니다. 어떤 방법도 이를 넘을 수 없습니다.</translation>
    </message>
    <message>
        <source>The archive; some thousand pictures say enough.</source>
        <translation>아카이브입니다. 사진 몇천 장이면 충분합니다.</translation>
    </message>
    <message>
        <source>Beside one process.</source>
        <translation>프로세스 하나와 나란히 잴 프로세스 수입니다.</translation>
    </message>
    <message>
        <source>How often each way, in turns.</source>
        <translation>방법마다 번갈아 도는 횟수입니다.</translation>
    </message>
    <message>
        <source>Pictures in a shard.</source>
        <translation>한 샤드의 사진 수입니다.</translation>
    </message>
    <message>
        <source>By Ray Data, too.</source>
        <translation>Ray Data로도 합니다.</translation>
    </message>
    <message>
        <source>With --out each run is kept when it ends, and the same command goes on where it was stopped.</source>
        <translation>--out을 주면 실행이 끝날 때마다 저장되고, 같은 명령이 멈춘 곳부터 이어 갑니다.</translation>
    </message>
    <message>
        <source>Labelled pictures, as `castinspect train` takes them.</source>
        <translation>`castinspect train`이 받는 라벨 사진입니다.</translation>
    </message>
    <message>
        <source>Runs of each side.</source>
        <translation>양쪽의 실행 횟수입니다.</translation>
    </message>
    <message>
        <source>Cold begins with an empty cache, warm is the same training once more. Times run from the folder to the trained network, decoding included on both sides; imports and the scoring of the test pictures are left out on both. Both learn from the same pictures and are scored on the same, by their most probable class (acc.) and at the cuts that ours chose; both are balanced accuracies. The plain loop has only its most probable class, and asks nobody. Ctrl+C ends it with a table of the runs that ended; with --out they are kept, and the same command goes on.</source>
        <translation>cold는 빈 캐시에서 시작하고 warm은 같은 학습을 한 번 더 합니다. 시간은 폴더에서 학습된 신경망까지이며 디코딩은 양쪽 모두 포함합니다. 가져오기(import)와 시험 사진의 채점은 양쪽 모두 뺍니다. 둘 다 같은 사진으로 학습하고 같은 사진에서 채점하며, 가장 확률이 높은 클래스(acc.)와 우리 쪽이 고른 임계값으로 셉니다. 둘 다 균형 정확도입니다. 단순한 반복문은 가장 확률이 높은 클래스만 있고 아무에게도 묻지 않습니다. Ctrl+C를 누르면 끝난 실행의 표로 마칩니다. --out을 주면 실행이 남고 같은 명령으로 이어 갑니다.</translation>
    </message>
    <message>
        <source>DATA/train and DATA/test; without it 400 synthetic castings are drawn.</source>
        <translation>DATA/train과 DATA/test입니다. 없으면 합성 주조품 400개를 그립니다.</translation>
    </message>
    <message>
        <source>Measure only one of them; repeat it. Else all.</source>
        <translation>그중 하나만 잽니다. 반복하세요. 없으면 모두입니다.</translation>
    </message>
    <message>
        <source>Runs of each side; accuracies are their mean.</source>
        <translation>양쪽의 실행 횟수입니다. 정확도는 평균입니다.</translation>
    </message>
    <message>
        <source>Print ratios and what they are made of as JSON.</source>
        <translation>비율과 그 구성을 JSON으로 출력합니다.</translation>
    </message>
    <message>
        <source>A network of each backbone is trained on some castings; then the hottest point of each map is looked for on others. Beside it stands the coarse map of the last stage, which older checkpoints show.</source>
        <translation>백본마다 신경망을 주조품 일부로 학습한 뒤, 다른 주조품에서 지도마다 가장 뜨거운 점을 찾습니다. 옆에는 예전 체크포인트가 보이는 마지막 단계의 거친 지도가 있습니다.</translation>
    </message>
    <message>
        <source>To train on castings; repeat the option.</source>
        <translation>주조품으로 학습할 백본입니다. 옵션을 반복하세요.</translation>
    </message>
    <message>
        <source>A checkpoint trained on castings; repeat the option.</source>
        <translation>주조품으로 학습한 체크포인트입니다. 옵션을 반복하세요.</translation>
    </message>
    <message>
        <source>Castings to train on.</source>
        <translation>학습할 주조품 수입니다.</translation>
    </message>
    <message>
        <source>Defective castings to point at.</source>
        <translation>가리킬 불량 주조품 수입니다.</translation>
    </message>
    <message>
        <source>Of castings and training.</source>
        <translation>주조품과 학습의 시드입니다.</translation>
    </message>
    <message>
        <source>Pictures of good parts are judged as they are: the gate should stop at most 1 % of them.</source>
        <translation>양품 사진은 그대로 판정합니다. 게이트는 최대 1 %만 멈춰야 합니다.</translation>
    </message>
    <message>
        <source>Labelled pictures; those under test, else all.</source>
        <translation>라벨된 사진입니다. test 아래의 것, 없으면 모두입니다.</translation>
    </message>
    <message>
        <source>They are compared with good parts that were left out, by whole parts, when reference and cut were learned.</source>
        <translation>기준과 임계값을 배울 때 부품 단위로 빼 둔 양품과 비교합니다.</translation>
    </message>
    <message>
        <source>Intruders to draw of each kind.</source>
        <translation>종류마다 그릴 이물 사진 수입니다.</translation>
    </message>
    <message>
        <source>Into how many the parts are dealt.</source>
        <translation>부품을 몇 묶음으로 나눌지 정합니다.</translation>
    </message>
    <message>
        <source>To judge with and without the record.</source>
        <translation>기록이 있을 때와 없을 때 판정할 사진입니다.</translation>
    </message>
    <message>
        <source>Inspections in the history whose pages are timed.</source>
        <translation>쪽 보기를 재는 이력의 검사 수입니다.</translation>
    </message>
    <message>
        <source>Inspections that are put on record one by one.</source>
        <translation>하나씩 기록하는 검사 수입니다.</translation>
    </message>
    <message>
        <source>Turns of judging with and without the record.</source>
        <translation>기록이 있을 때와 없을 때를 번갈아 판정하는 횟수입니다.</translation>
    </message>
    <message>
        <source>On the disk to be measured; else where temporary files go.</source>
        <translation>측정할 디스크에 둡니다. 없으면 임시 파일이 있는 곳입니다.</translation>
    </message>
    <message>
        <source>Each must be on record once, too. Memory at its start is taken once the first pictures were judged, so that all is loaded. Exit code 1 if it rose by more than it may, or if a picture was lost or judged twice.</source>
        <translation>사진마다 한 번만 기록되어야 합니다. 시작 메모리는 첫 사진들을 판정하여 모두 불러온 뒤에 잽니다. 허용보다 늘거나 사진을 잃거나 두 번 판정하면 종료 코드는 1입니다.</translation>
    </message>
    <message>
        <source>Copied again and again; three or more.</source>
        <translation>거듭 복사할 사진 세 장 이상입니다.</translation>
    </message>
    <message>
        <source>Pictures that come in all.</source>
        <translation>들어오는 사진의 총수입니다.</translation>
    </message>
    <message>
        <source>Pictures that come together; all of them make a burst.</source>
        <translation>함께 들어오는 사진 수입니다. 전부면 한꺼번에 들어옵니다.</translation>
    </message>
    <message>
        <source>Megabytes by which memory may rise over its start.</source>
        <translation>시작보다 늘어도 되는 메모리(MB)입니다.</translation>
    </message>
    <message>
        <source>Where pictures and record lie; else with temporary files.</source>
        <translation>사진과 기록을 두는 곳입니다. 없으면 임시 파일이 있는 곳입니다.</translation>
    </message>
    <message>
        <source>Move pictures to their right class; nothing is overwritten, and `undo` moves them back.</source>
        <translation>사진을 맞는 클래스로 옮깁니다. 아무것도 덮어쓰지 않으며 `undo`로 되돌립니다.</translation>
    </message>
    <message>
        <source>Take pictures out of all use; they stay where they are, and `include` takes them in again.</source>
        <translation>사진을 모든 사용에서 제외합니다. 파일은 그 자리에 있고 `include`로 다시 씁니다.</translation>
    </message>
    <message>
        <source>Take excluded pictures into use again.</source>
        <translation>제외한 사진을 다시 씁니다.</translation>
    </message>
    <message>
        <source>Take the latest step of labelling back.</source>
        <translation>라벨의 마지막 단계를 되돌립니다.</translation>
    </message>
    <message>
        <source>Do the step again that was undone last.</source>
        <translation>마지막으로 되돌린 단계를 다시 합니다.</translation>
    </message>
    <message>
        <source>Show who did what to which picture, when.</source>
        <translation>누가 어떤 사진에 무엇을 언제 했는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Find pictures that cannot be read, copies of one part, copies across train and test, odd sizes, wrong labels.</source>
        <translation>읽을 수 없는 사진, 한 부품의 복사본, 학습과 시험에 걸친 복사본, 다른 크기, 잘못된 라벨을 찾습니다.</translation>
    </message>
    <message>
        <source>The data folder; the journal labels.jsonl is kept in it.</source>
        <translation>데이터 폴더입니다. 일지 labels.jsonl을 여기에 둡니다.</translation>
    </message>
    <message>
        <source>The right class.</source>
        <translation>맞는 클래스입니다.</translation>
    </message>
    <message>
        <source>Pictures in DATA.</source>
        <translation>DATA 안의 사진입니다.</translation>
    </message>
    <message>
        <source>Make the class if it is not there.</source>
        <translation>클래스가 없으면 만듭니다.</translation>
    </message>
    <message>
        <source>Who does it; else the name of the login.</source>
        <translation>하는 사람입니다. 없으면 로그인 이름입니다.</translation>
    </message>
    <message>
        <source>Copies are recognised whatever their turn, mirror image, light or encoding.</source>
        <translation>돌리거나 뒤집거나 조명이나 인코딩을 바꿔도 복사본을 알아봅니다.</translation>
    </message>
    <message>
        <source>A folder per class, or train and test with those.</source>
        <translation>클래스별 폴더, 또는 그런 폴더가 있는 train과 test입니다.</translation>
    </message>
    <message>
        <source>Show every finding instead of the first of each kind.</source>
        <translation>종류마다 첫 번째만이 아니라 찾은 것을 모두 보입니다.</translation>
    </message>
    <message>
        <source>Look for wrong labels, too; the first time this takes a pass through a backbone.</source>
        <translation>잘못된 라벨도 찾습니다. 처음에는 백본을 한 번 거칩니다.</translation>
    </message>
    <message>
        <source>How many folders down the classes lie; 2: DATA/LINE/CLASS.</source>
        <translation>클래스 폴더가 몇 단계 아래인지 정합니다. 2는 DATA/LINE/CLASS입니다.</translation>
    </message>
    <message>
        <source>Print everything as JSON.</source>
        <translation>모두 JSON으로 출력합니다.</translation>
    </message>
    <message>
        <source>End with 3 where a picture cannot be read, for scripts.</source>
        <translation>읽을 수 없는 사진이 있으면 3으로 끝냅니다(스크립트용).</translation>
    </message>
    <message>
        <source>Pack all that is known of a lot, pictures, verdicts, decisions, cuts and bounds, signed by the station&apos;s key.</source>
        <translation>로트에 대해 아는 모든 것(사진, 판정, 결정, 임계값, 한계)을 스테이션의 키로 서명하여 묶습니다.</translation>
    </message>
    <message>
        <source>Prove that a pack is what its station signed; name each file that is not, and end with 1.</source>
        <translation>묶음이 스테이션이 서명한 그대로임을 증명합니다. 아닌 파일은 이름을 대고 1로 끝냅니다.</translation>
    </message>
    <message>
        <source>Show the fingerprint of this station&apos;s key, for whoever checks its packs.</source>
        <translation>묶음을 확인할 사람을 위해 이 스테이션 키의 지문을 보여 줍니다.</translation>
    </message>
    <message>
        <source>The pack; without it, LOT.evidence.zip.</source>
        <translation>묶음 파일입니다. 없으면 LOT.evidence.zip입니다.</translation>
    </message>
    <message>
        <source>A study, report or other file that goes along.</source>
        <translation>함께 넣을 연구, 보고서, 그 밖의 파일입니다.</translation>
    </message>
    <message>
        <source>Another record.</source>
        <translation>다른 기록입니다.</translation>
    </message>
    <message>
        <source>A pack.</source>
        <translation>묶음입니다.</translation>
    </message>
    <message>
        <source>Of the station&apos;s key; without it, of this station&apos;s own.</source>
        <translation>스테이션 키의 지문입니다. 없으면 이 스테이션의 것입니다.</translation>
    </message>
    <message>
        <source>Copy labelled pictures into a suite, which is made where there is none; they stay as they are now.</source>
        <translation>라벨된 사진을 스위트에 복사합니다. 스위트가 없으면 만들며, 사진은 지금 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Add what people decided on the line to a suite, with line, cavity and week as groups.</source>
        <translation>라인에서 사람이 결정한 것을 라인, 캐비티, 주를 묶음으로 하여 스위트에 추가합니다.</translation>
    </message>
    <message>
        <source>List the suites, or the runs on one, side by side.</source>
        <translation>스위트를, 또는 한 스위트의 실행을 나란히 보여 줍니다.</translation>
    </message>
    <message>
        <source>Labelled pictures, in folders named by class.</source>
        <translation>클래스 이름의 폴더에 나눈 라벨 사진입니다.</translation>
    </message>
    <message>
        <source>A group of these pictures, such as new-mould.</source>
        <translation>이 사진들의 묶음 이름, 예: new-mould.</translation>
    </message>
    <message>
        <source>One; without it, all.</source>
        <translation>스위트 하나입니다. 없으면 모두입니다.</translation>
    </message>
    <message>
        <source>Say whether a version may be promoted, and what stands against it; exit code 1 where something does.</source>
        <translation>버전을 현장 적용해도 되는지, 무엇이 막는지 알려 줍니다. 막는 것이 있으면 종료 코드는 1입니다.</translation>
    </message>
    <message>
        <source>Agree that a version is promoted, as one of two people.</source>
        <translation>두 사람 중 한 사람으로서 버전의 현장 적용에 동의합니다.</translation>
    </message>
    <message>
        <source>Write what is known of a version as a release note, from facts.</source>
        <translation>버전에 대해 아는 사실을 릴리스 노트로 씁니다.</translation>
    </message>
    <message>
        <source>Let a version judge beside the promoted one on the line, or show how far that is and what differs.</source>
        <translation>라인에서 현장 적용 버전 곁에 다른 버전도 판정하게 하거나, 어디까지 왔고 무엇이 다른지 보여 줍니다.</translation>
    </message>
    <message>
        <source>End the trial in shadow; what it found stays.</source>
        <translation>섀도 시험을 끝냅니다. 찾은 것은 남습니다.</translation>
    </message>
    <message>
        <source>Name, file, or first characters of the id of a version.</source>
        <translation>버전의 이름, 파일, 또는 id의 첫 글자들입니다.</translation>
    </message>
    <message>
        <source>First replay the suites on which a run is missing.</source>
        <translation>실행이 없는 스위트를 먼저 다시 실행합니다.</translation>
    </message>
    <message>
        <source>Write it there.</source>
        <translation>이 파일에 씁니다.</translation>
    </message>
    <message>
        <source>What is to judge; without it, the trial is shown.</source>
        <translation>판정하게 할 버전입니다. 없으면 시험을 보여 줍니다.</translation>
    </message>
    <message>
        <source>So many parts.</source>
        <translation>이만큼의 부품 동안 합니다.</translation>
    </message>
    <message>
        <source>Make a study: pictures under codes, and a sheet for each appraiser and trial, in an order of its own.</source>
        <translation>연구를 만듭니다: 코드 이름의 사진과, 평가자와 회차마다 순서가 다른 시트.</translation>
    </message>
    <message>
        <source>Let a checkpoint fill in the sheets of one appraiser; what it does not call OK counts as defective.</source>
        <translation>체크포인트가 평가자 한 명의 시트를 채우게 합니다. 양품이라고 하지 않은 것은 불량으로 셉니다.</translation>
    </message>
    <message>
        <source>Show what a study came to: effectiveness, missed parts and false alarms with exact limits, kappas, grades.</source>
        <translation>연구의 결과를 보여 줍니다: 유효성, 정확한 한계가 있는 미검과 오검, 카파, 등급.</translation>
    </message>
    <message>
        <source>One picture a part. Each appraiser looks at STUDY/pictures in the order of the sheet and writes ok or defect into its column `rating`, with a spreadsheet, without seeing other sheets.</source>
        <translation>부품마다 사진 한 장입니다. 평가자는 시트의 순서대로 STUDY/pictures를 보고, 다른 시트를 보지 않고 스프레드시트의 `rating` 열에 ok나 defect를 적습니다.</translation>
    </message>
    <message>
        <source>Folder of the study.</source>
        <translation>연구의 폴더입니다.</translation>
    </message>
    <message>
        <source>Pictures of good parts, or folders.</source>
        <translation>양품 사진 또는 폴더입니다.</translation>
    </message>
    <message>
        <source>Pictures of defective parts, or folders.</source>
        <translation>불량품 사진 또는 폴더입니다.</translation>
    </message>
    <message>
        <source>Who judges; several.</source>
        <translation>판정하는 사람들입니다. 여러 명입니다.</translation>
    </message>
    <message>
        <source>How often each part is judged.</source>
        <translation>부품마다 판정하는 횟수입니다.</translation>
    </message>
    <message>
        <source>The same seed gives the same codes and orders.</source>
        <translation>시드가 같으면 코드와 순서도 같습니다.</translation>
    </message>
    <message>
        <source>The appraiser that is the model; the report declares it.</source>
        <translation>모델인 평가자입니다. 보고서에 밝힙니다.</translation>
    </message>
    <message>
        <source>Its trials are of the same files, so it agrees with itself; take pictures anew for a study of the whole station.</source>
        <translation>회차마다 같은 파일이므로 자기 자신과 일치합니다. 스테이션 전체를 연구하려면 사진을 새로 찍으세요.</translation>
    </message>
    <message>
        <source>The appraiser that the model is.</source>
        <translation>모델이 맡는 평가자입니다.</translation>
    </message>
    <message>
        <source>Write a page that prints.</source>
        <translation>인쇄할 수 있는 페이지를 씁니다.</translation>
    </message>
    <message>
        <source>Write a PDF with the head of the station&apos;s record.</source>
        <translation>스테이션 기록의 헤드와 함께 PDF를 씁니다.</translation>
    </message>
    <message>
        <source>Put the result on the station&apos;s record.</source>
        <translation>결과를 스테이션의 기록에 남깁니다.</translation>
    </message>
    <message>
        <source>CSV with picture and value, the measured size: show the uncertainty range.</source>
        <translation>picture와 value(측정한 크기) 열이 있는 CSV. 불확도 범위를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Width between the limits of the size, beside which the range is shown.</source>
        <translation>크기 한계 사이의 너비. 범위를 이 공차와 견주어 보여 줍니다.</translation>
    </message>
    <message>
        <source>Score all pictures of a folder, shard by shard: one Parquet file a shard, a row a picture.</source>
        <translation>폴더의 모든 사진을 샤드별로 채점합니다. 샤드마다 Parquet 파일 하나, 사진마다 한 행입니다.</translation>
    </message>
    <message>
        <source>Put a scored archive on record, under a name of its own, so that it is searched with what stations said.</source>
        <translation>채점한 아카이브를 자기 이름으로 기록에 넣어, 스테이션의 판정과 함께 검색할 수 있게 합니다.</translation>
    </message>
    <message>
        <source>Compare two scorings of one archive: which verdicts turn into which, and the drift by month.</source>
        <translation>한 아카이브의 두 채점을 비교합니다: 어떤 판정이 어떤 판정으로 바뀌는지, 월별 드리프트는 어떤지 보여 줍니다.</translation>
    </message>
    <message>
        <source>A shard that is there is not scored again, so the same command goes on after any end. A picture that cannot be judged is a row with its reason.</source>
        <translation>이미 있는 샤드는 다시 채점하지 않으므로, 어떻게 끝났든 같은 명령으로 이어 갑니다. 판정할 수 없는 사진은 이유가 적힌 행이 됩니다.</translation>
    </message>
    <message>
        <source>The archive; pictures lie at any depth.</source>
        <translation>아카이브입니다. 사진의 깊이는 상관없습니다.</translation>
    </message>
    <message>
        <source>Folder of the shards, outside the archive.</source>
        <translation>아카이브 밖에 있는 샤드의 폴더입니다.</translation>
    </message>
    <message>
        <source>Processes on this computer.</source>
        <translation>이 컴퓨터의 프로세스 수입니다.</translation>
    </message>
    <message>
        <source>Score by Ray Data instead: PROCESSES actors, decoding as a step of its own.</source>
        <translation>대신 Ray Data로 채점합니다. PROCESSES개의 액터가 돌고 디코딩은 따로 합니다.</translation>
    </message>
    <message>
        <source>Only these shards, END not among them: for this one of many machines.</source>
        <translation>이 샤드만 합니다(END는 빼고). 여러 컴퓨터 중 하나에서 쓸 때입니다.</translation>
    </message>
    <message>
        <source>No shift and no chart of the station counts these rows. What is on record already is not put there again.</source>
        <translation>스테이션의 근무조나 관리도는 이 행을 세지 않습니다. 이미 기록에 있는 것은 다시 넣지 않습니다.</translation>
    </message>
    <message>
        <source>Folder of shards that are all scored.</source>
        <translation>모두 채점된 샤드의 폴더입니다.</translation>
    </message>
    <message>
        <source>Whose rows they are; not this station&apos;s.</source>
        <translation>누구의 행인지 정합니다. 이 스테이션이 아니어야 합니다.</translation>
    </message>
    <message>
        <source>Shards of the version before.</source>
        <translation>이전 버전의 샤드입니다.</translation>
    </message>
    <message>
        <source>Shards of the other version.</source>
        <translation>다른 버전의 샤드입니다.</translation>
    </message>
    <message>
        <source>Pictures named whose verdict flips, at most.</source>
        <translation>판정이 바뀐 사진을 최대 이만큼 이름을 대어 보입니다.</translation>
    </message>
    <message>
        <source>Show each station: whether it is at work, its version, queue, alarms, today&apos;s yield, last sign of life.</source>
        <translation>스테이션마다 보여 줍니다: 작동 여부, 버전, 대기열, 알람, 오늘의 양품률, 마지막 신호.</translation>
    </message>
    <message>
        <source>Push a version to stations: each verifies it, replays its golden pictures and takes it up at the next pause.</source>
        <translation>스테이션에 버전을 보냅니다. 각 스테이션은 확인하고, 골든 사진을 다시 판정하고, 다음 쉬는 때에 넘겨받습니다.</translation>
    </message>
    <message>
        <source>List what was pushed to whom, the newest first, and what became of it.</source>
        <translation>누구에게 무엇을 보냈는지 최신순으로, 그 결과와 함께 보여 줍니다.</translation>
    </message>
    <message>
        <source>Make an administrator&apos;s key to push versions with, and print the half that stations are to trust.</source>
        <translation>버전을 보낼 관리자 키를 만들고, 스테이션이 신뢰할 절반을 출력합니다.</translation>
    </message>
    <message>
        <source>Let this station take versions that were signed with a key.</source>
        <translation>이 스테이션이 어떤 키로 서명된 버전을 받게 합니다.</translation>
    </message>
    <message>
        <source>Take no more versions that were signed with a key.</source>
        <translation>어떤 키로 서명된 버전을 더는 받지 않습니다.</translation>
    </message>
    <message>
        <source>postgresql+psycopg://USER@HOST/NAME; else record_server of the settings.</source>
        <translation>postgresql+psycopg://USER@HOST/NAME입니다. 없으면 설정의 record_server를 씁니다.</translation>
    </message>
    <message>
        <source>Its conversion for OpenVINO goes with it, so that stations without PyTorch can take it.</source>
        <translation>OpenVINO용 변환본도 함께 가므로 PyTorch가 없는 스테이션도 받을 수 있습니다.</translation>
    </message>
    <message>
        <source>Version or checkpoint that they are to judge with.</source>
        <translation>스테이션이 판정에 쓸 버전이나 체크포인트입니다.</translation>
    </message>
    <message>
        <source>Names of the stations.</source>
        <translation>스테이션의 이름입니다.</translation>
    </message>
    <message>
        <source>An administrator&apos;s key, which they trust.</source>
        <translation>스테이션이 신뢰하는 관리자의 키입니다.</translation>
    </message>
    <message>
        <source>A new file; keep it from everybody else.</source>
        <translation>새 파일입니다. 다른 사람이 보지 못하게 하세요.</translation>
    </message>
    <message>
        <source>As `castinspect fleet key` printed it.</source>
        <translation>`castinspect fleet key`가 출력한 그대로입니다.</translation>
    </message>
    <message>
        <source>As it was trusted.</source>
        <translation>신뢰했던 그대로입니다.</translation>
    </message>
    <message>
        <source>Import a weights file on a machine with no network; its hash is checked.</source>
        <translation>네트워크가 없는 컴퓨터에 가중치 파일을 들입니다. 해시를 확인합니다.</translation>
    </message>
    <message>
        <source>Download the ImageNet weights of a backbone; their hash is checked.</source>
        <translation>백본의 ImageNet 가중치를 내려받습니다. 해시를 확인합니다.</translation>
    </message>
    <message>
        <source>For each backbone, the file, where it comes from and whether it is here.</source>
        <translation>백본마다 파일, 출처, 여기에 있는지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>The .pth file, brought here by hand.</source>
        <translation>손으로 가져온 .pth 파일입니다.</translation>
    </message>
    <message>
        <source>See `castinspect backbones`.</source>
        <translation>`castinspect backbones`를 보세요.</translation>
    </message>
    <message>
        <source>Appraisers</source>
        <translation>평가자</translation>
    </message>
    <message>
        <source>appraiser</source>
        <translation>평가자</translation>
    </message>
    <message>
        <source>grade</source>
        <translation>등급</translation>
    </message>
    <message>
        <source>within</source>
        <translation>자기 일치</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>all appraisers agree, in every trial</source>
        <translation>모든 평가자가 모든 회차에서 일치</translation>
    </message>
    <message>
        <source>all agree with the reference, in every trial</source>
        <translation>모두가 모든 회차에서 기준과 일치</translation>
    </message>
    <message>
        <source>Fleiss&apos; kappa between appraisers</source>
        <translation>평가자 사이의 Fleiss 카파</translation>
    </message>
    <message>
        <source>Cohen, pooled {cohen} · Fleiss, mean {fleiss}</source>
        <translation>Cohen, 통합 {cohen} · Fleiss, 평균 {fleiss}</translation>
    </message>
    <message>
        <source>{name} is the model. Its trials are of the same files, not of pictures taken anew: that it agrees with itself says nothing of camera, light and handling.</source>
        <translation>{name}은(는) 모델입니다. 회차마다 새로 찍은 사진이 아니라 같은 파일이므로, 자기 일치는 카메라, 조명, 취급에 대해 아무것도 말해 주지 않습니다.</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>both defective</source>
        <translation>둘 다 불량</translation>
    </message>
    <message>
        <source>only the second OK</source>
        <translation>두 번째만 양품</translation>
    </message>
    <message>
        <source>only the first OK</source>
        <translation>첫 번째만 양품</translation>
    </message>
    <message>
        <source>both OK</source>
        <translation>둘 다 양품</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Cohen 카파</translation>
    </message>
    <message>
        <source>Bowker&apos;s test</source>
        <translation>Bowker 검정</translation>
    </message>
    <message>
        <source>Counts are ratings, trial by trial. Bowker&apos;s test compares, part by part, all OK, mixed and all defective (ISO 22514-7).</source>
        <translation>수는 회차별 평가 횟수입니다. Bowker 검정은 부품마다 모두 양품, 섞임, 모두 불량을 비교합니다 (ISO 22514-7).</translation>
    </message>
    <message>
        <source>On the station&apos;s record with the SHA-256 of plan and sheets {digest}.</source>
        <translation>계획과 시트의 SHA-256 {digest}(으)로 스테이션 기록에 있습니다.</translation>
    </message>
    <message>
        <source>Limits are exact (Clopper and Pearson), two-sided, at 95 %, also at none and at all: some programs print one-sided limits there.</source>
        <translation>한계는 정확(Clopper-Pearson), 양측, 95 %이며 0건과 전부일 때도 같습니다. 일부 프로그램은 그때 단측 한계를 출력합니다.</translation>
    </message>
    <message>
        <source>Inspections on record</source>
        <translation>기록된 검사</translation>
    </message>
    <message>
        <source>no.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>No inspection is as asked for.</source>
        <translation>조건에 맞는 검사가 없습니다.</translation>
    </message>
    <message>
        <source>At most {most} pictures are shown: those that were not simply OK first.</source>
        <translation>사진은 최대 {most}장만 보여 줍니다. 단순 양품이 아닌 것이 먼저입니다.</translation>
    </message>
    <message>
        <source>A picture is missing where its file is not there any more, or is another one than was judged.</source>
        <translation>파일이 더 이상 없거나 판정한 것과 다르면 사진이 없습니다.</translation>
    </message>
    <message>
        <source>{model}: score on {split} pictures</source>
        <translation>{model}: {split} 사진의 점수</translation>
    </message>
    <message>
        <source>Score on {count} {split} picture{count:s}</source>
        <translation>{split} 사진 {count}장의 점수</translation>
    </message>
    <message>
        <source>Confusion matrix and classes</source>
        <translation>혼동 행렬과 클래스</translation>
    </message>
    <message>
        <source>true \ called</source>
        <translation>실제 \ 판정</translation>
    </message>
    <message>
        <source>Cuts</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>OK up to {ok}, DEFECT from {defect} defect probability, REVIEW between them. Chosen by: {policy}.</source>
        <translation>불량 확률 {ok} 이하는 양품, {defect} 이상은 불량, 그 사이는 재확인. 정한 기준: {policy}.</translation>
    </message>
    <message>
        <source>at most {bound} %</source>
        <translation>최대 {bound} %</translation>
    </message>
    <message>
        <source>A part counts once, by its worst picture. Bounds: Clopper-Pearson, one-sided, 95 % confidence.</source>
        <translation>부품은 가장 나쁜 사진으로 한 번만 셉니다. 한계: Clopper-Pearson, 단측, 신뢰도 95 %.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Mistakes, the worst first</source>
        <translation>틀린 판정, 심한 순</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>없음.</translation>
    </message>
    <message>
        <source>is {true}, called {called}: {verdict}, defect {probability}</source>
        <translation>실제 {true}, 예측 {called}: {verdict}, 불량 {probability}</translation>
    </message>
    <message>
        <source>and {more} more.</source>
        <translation>그 밖에 {more}건.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>Train and test</source>
        <translation>학습과 시험에 모두</translation>
    </message>
    <message>
        <source>On both sides of the split, so a score would flatter. Training asks to regroup them.</source>
        <translation>분할의 양쪽에 모두 있어 점수가 실제보다 좋게 나옵니다. 학습을 시작하면 다시 묶을지 묻습니다.</translation>
    </message>
    <message>
        <source>Two classes</source>
        <translation>두 클래스에 모두</translation>
    </message>
    <message>
        <source>Pictures of one part lie in different classes; one of the labels is wrong.</source>
        <translation>한 부품의 사진이 서로 다른 클래스에 있습니다. 라벨 하나가 틀렸습니다.</translation>
    </message>
    <message>
        <source>Likely wrong labels</source>
        <translation>틀렸을 만한 라벨</translation>
    </message>
    <message>
        <source>What the pictures of other parts say against the label, the surest first.</source>
        <translation>다른 부품의 사진에 비추어 라벨이 의심되는 것부터 보여 줍니다.</translation>
    </message>
    <message>
        <source>Copies of one part</source>
        <translation>한 부품의 사본</translation>
    </message>
    <message>
        <source>Pictures that show one part stay on one side of every split.</source>
        <translation>한 부품의 사진은 나눌 때 항상 한쪽에만 둡니다.</translation>
    </message>
    <message>
        <source>Odd sizes</source>
        <translation>크기가 다른 사진</translation>
    </message>
    <message>
        <source>These pictures have another size than most.</source>
        <translation>대부분의 사진과 크기가 다릅니다.</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>제외됨</translation>
    </message>
    <message>
        <source>These pictures are in no use; they can be taken in again in labelling.</source>
        <translation>쓰지 않는 사진입니다. 라벨 수정에서 다시 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>These pictures cannot be used and are left out.</source>
        <translation>쓸 수 없어 빠지는 사진입니다.</translation>
    </message>
    <message>
        <source>{name}: {pictures} pictures of {parts} parts</source>
        <translation>{name}: 사진 {pictures}장, 부품 {parts}개</translation>
    </message>
    <message>
        <source>Size in pixels: {sizes}</source>
        <translation>크기(픽셀): {sizes}</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>→ {likely}</source>
        <translation>→ {likely}</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>There is no file at {path}.</source>
        <translation>{path}에 파일이 없습니다.</translation>
    </message>
    <message>
        <source>{path} is a folder, not a picture.</source>
        <translation>{path}은(는) 사진이 아니라 폴더입니다.</translation>
    </message>
    <message>
        <source>{path} is no ordinary file. Name a picture.</source>
        <translation>{path}은(는) 일반 파일이 아닙니다. 사진을 지정하세요.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be read ({detail}). Check its permissions and the network.</source>
        <translation>폴더 {path}을(를) 읽을 수 없습니다({detail}). 권한과 네트워크를 확인하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({detail}). Check its permissions and the disk.</source>
        <translation>{path}을(를) 읽을 수 없습니다({detail}). 권한과 디스크를 확인하세요.</translation>
    </message>
    <message>
        <source>{path} changed while it was read. Inspect it again when it is complete.</source>
        <translation>{path} 파일이 읽는 동안 바뀌었습니다. 완성되면 다시 검사하세요.</translation>
    </message>
    <message>
        <source>{path} is empty. Take the picture again.</source>
        <translation>{path}은(는) 빈 파일입니다. 사진을 다시 찍으세요.</translation>
    </message>
    <message>
        <source>{path} is not a JPEG, PNG, BMP, TIFF or WebP picture, whatever its name says. Save it as one of these.</source>
        <translation>{path}은(는) 이름과 달리 JPEG, PNG, BMP, TIFF, WebP 사진이 아닙니다. 이 가운데 한 형식으로 저장하세요.</translation>
    </message>
    <message>
        <source>{path} has {megapixels} million pixels; the limit is {limit} million. Lower the camera&apos;s resolution.</source>
        <translation>{path}의 화소는 {megapixels}백만 개로 한계 {limit}백만 개를 넘습니다. 카메라 해상도를 낮추세요.</translation>
    </message>
    <message>
        <source>{path} is larger than {megabytes} MB. Lower the camera&apos;s resolution, or compress the picture.</source>
        <translation>{path}이(가) {megabytes} MB보다 큽니다. 카메라 해상도를 낮추거나 사진을 압축하세요.</translation>
    </message>
    <message>
        <source>{path} holds {pages} pages or frames. Save each as a picture of its own.</source>
        <translation>{path}에 페이지나 프레임이 {pages}개 있습니다. 각각을 따로 저장하세요.</translation>
    </message>
    <message>
        <source>{path} stores its values as floating-point numbers of unknown scale. Save it with 8 or 16 bits.</source>
        <translation>{path}은(는) 범위를 알 수 없는 부동 소수점 값으로 저장되어 있습니다. 8비트나 16비트로 저장하세요.</translation>
    </message>
    <message>
        <source>{path} stores its pixels as {mode}, which cannot be read safely. Save it as grey or RGB.</source>
        <translation>{path}의 픽셀 형식 {mode}은(는) 안전하게 읽을 수 없습니다. 회색조나 RGB로 저장하세요.</translation>
    </message>
    <message>
        <source>{path} is partly transparent, so what the camera saw there is unknown. Save it without transparency.</source>
        <translation>{path}의 일부가 투명하여 카메라가 본 것을 알 수 없습니다. 투명도 없이 저장하세요.</translation>
    </message>
    <message>
        <source>There is not enough memory to read {path}. Close other programs, or lower the camera&apos;s resolution.</source>
        <translation>{path}을(를) 읽을 메모리가 부족합니다. 다른 프로그램을 닫거나 카메라 해상도를 낮추세요.</translation>
    </message>
    <message>
        <source>{path} stores its values in more bits than it uses: its highest value is {highest}, as of a camera of {bits} bits. Have the camera save 8 bits, or declare the depth in the file; for training say --bits {bits}.</source>
        <translation>{path}은(는) 사용하는 것보다 많은 비트로 값을 저장합니다. 가장 높은 값이 {highest}이며 {bits}비트 카메라의 값으로 보입니다. 카메라가 8비트로 저장하게 하거나 파일에 비트 깊이를 적으세요. 학습할 때는 --bits {bits}을(를) 지정하세요.</translation>
    </message>
    <message>
        <source>{path} has values up to {highest}, but {white} was said to be white. Check the bit depth of the camera.</source>
        <translation>{path}에는 {highest}까지의 값이 있지만 흰색은 {white}(으)로 지정되어 있습니다. 카메라의 비트 깊이를 확인하세요.</translation>
    </message>
    <message>
        <source>{path} could not be judged within {seconds:.0f} seconds: the network hangs on this device. It is started anew; if this comes again, restart the computer.</source>
        <translation>{path} 사진을 {seconds:.0f}초 안에 판정하지 못했습니다. 이 장치에서 네트워크가 멈췄습니다. 다시 시작합니다. 또 나타나면 컴퓨터를 다시 시작하세요.</translation>
    </message>
    <message>
        <source>{path} could not be read within {seconds:.0f} seconds. Check the disk or the network connection.</source>
        <translation>{path}을(를) {seconds:.0f}초 안에 읽지 못했습니다. 디스크나 네트워크 연결을 확인하세요.</translation>
    </message>
    <message>
        <source>There is no backbone called {backbone}. Known are: {known}.</source>
        <translation>{backbone}(이)라는 백본은 없습니다. 쓸 수 있는 백본: {known}.</translation>
    </message>
    <message>
        <source>ViT-B/16 needs an input size that is a multiple of 16; {size} is not. Use {nearest}.</source>
        <translation>ViT-B/16의 입력 크기는 16의 배수여야 하는데 {size}은(는) 아닙니다. {nearest}을(를) 쓰세요.</translation>
    </message>
    <message>
        <source>There is no checkpoint at {path}. Check the name, or train one.</source>
        <translation>{path}에 체크포인트가 없습니다. 이름을 확인하거나 학습하세요.</translation>
    </message>
    <message>
        <source>The checkpoint {path} cannot be read ({detail}). Check its permissions and the disk.</source>
        <translation>체크포인트 {path}을(를) 읽을 수 없습니다({detail}). 권한과 디스크를 확인하세요.</translation>
    </message>
    <message>
        <source>{path} is a pickle (.pt or .pth). CastInspect never opens one as a checkpoint, because it could run code; use a checkpoint made by CastInspect.</source>
        <translation>{path}은(는) 피클 파일(.pt, .pth)입니다. 코드가 실행될 수 있으므로 CastInspect는 체크포인트로 열지 않습니다. CastInspect가 만든 체크포인트를 쓰세요.</translation>
    </message>
    <message>
        <source>{path} was not made by CastInspect. Use a checkpoint that CastInspect trained.</source>
        <translation>{path}은(는) CastInspect가 만든 파일이 아닙니다. CastInspect가 학습한 체크포인트를 쓰세요.</translation>
    </message>
    <message>
        <source>{path} was made by a newer CastInspect (format {version}, this one knows {known}). Update CastInspect on this station.</source>
        <translation>{path}은(는) 더 새로운 CastInspect가 만들었습니다(형식 {version}, 이 버전은 {known}까지). 이 스테이션의 CastInspect를 업데이트하세요.</translation>
    </message>
    <message>
        <source>{path} is incomplete or damaged. Copy it again from where it came from.</source>
        <translation>{path}이(가) 완전하지 않거나 손상되었습니다. 원본에서 다시 복사하세요.</translation>
    </message>
    <message>
        <source>{path} was changed after it was made: its content does not match its hash. Copy it again from where it came from.</source>
        <translation>{path}이(가) 만들어진 뒤에 바뀌었습니다. 내용이 해시와 맞지 않습니다. 원본에서 다시 복사하세요.</translation>
    </message>
    <message>
        <source>{path} scores the pictures that it carries from its training by up to {difference:.3f} otherwise than then, so it is not used. Take the version before, or train it again.</source>
        <translation>{path} 은(는) 학습 때 함께 담은 사진의 점수가 그때와 최대 {difference:.3f} 다르므로 쓰지 않습니다. 이전 버전을 쓰거나 다시 학습하세요.</translation>
    </message>
    <message>
        <source>{path} holds weights that are not numbers. Train it again with a lower learning rate.</source>
        <translation>{path}의 가중치에 숫자가 아닌 값이 있습니다. 학습률을 낮추어 다시 학습하세요.</translation>
    </message>
    <message>
        <source>{path} needs the backbone {backbone}, which this CastInspect does not have. Known are: {known}.</source>
        <translation>{path}에 필요한 백본 {backbone}이(가) 이 CastInspect에 없습니다. 쓸 수 있는 백본: {known}.</translation>
    </message>
    <message>
        <source>The weights in {path} do not fit {backbone} with {classes} classes. Train it again.</source>
        <translation>{path}의 가중치가 {backbone}, 클래스 {classes}개와 맞지 않습니다. 다시 학습하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({detail}). Check the folder&apos;s permissions and the free space.</source>
        <translation>{path}에 쓸 수 없습니다({detail}). 폴더 권한과 남은 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>{folder} has {free} MB left, and this training writes {needed} MB there at least. Free some space, or name another place for the checkpoint.</source>
        <translation>{folder}에 남은 공간이 {free} MB이지만, 이 학습은 그곳에 적어도 {needed} MB를 씁니다. 공간을 확보하거나 체크포인트를 다른 곳에 저장하세요.</translation>
    </message>
    <message>
        <source>{path} is no longer the checkpoint that was promoted. Promote it again if that was meant.</source>
        <translation>{path}은(는) 현장 적용했던 체크포인트가 아닙니다. 바꾼 것이 맞다면 다시 현장 적용하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read, so it is unknown which checkpoint is promoted. Promote one again.</source>
        <translation>{path}을(를) 읽을 수 없어 어느 체크포인트가 현장 적용되었는지 알 수 없습니다. 다시 현장 적용하세요.</translation>
    </message>
    <message>
        <source>This station has no version {name}. `castinspect models` lists them.</source>
        <translation>이 스테이션에는 버전 {name}이(가) 없습니다. `castinspect models`로 목록을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>{name} may mean several versions: {files}. Name the file.</source>
        <translation>{name}에 해당하는 버전이 여럿입니다: {files}. 파일 이름으로 지정하세요.</translation>
    </message>
    <message>
        <source>{path} is already here, as {name}.</source>
        <translation>{path}은(는) 이미 {name}(으)로 들어와 있습니다.</translation>
    </message>
    <message>
        <source>A version needs a name.</source>
        <translation>버전에는 이름이 필요합니다.</translation>
    </message>
    <message>
        <source>Another version is called {name}. Choose another name.</source>
        <translation>{name}(이)라는 버전이 이미 있습니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>{name} is promoted: the station judges with it. Promote another one first.</source>
        <translation>{name}은(는) 현재 사용 중인 모델입니다. 먼저 다른 버전을 현장 적용하세요.</translation>
    </message>
    <message>
        <source>{missed} missed of {parts} defective parts proves at most {bound} % with 95 % confidence, and this station allows {limit} %. Add defective parts and train again; to judge with it all the same: --allow-unproven.</source>
        <translation>불량품 {parts}개 중 {missed}개를 놓친 결과로는 95% 신뢰도로 최대 {bound}%까지만 증명되며, 이 스테이션의 허용 한도는 {limit}%입니다. 불량품을 추가해 다시 학습하세요. 그래도 판정에 사용하려면 --allow-unproven을 지정하세요.</translation>
    </message>
    <message>
        <source>Its classes ({new}) are others than those the station judges by now ({present}). If counters, outputs and people are ready for that, say so: --allow-other-classes.</source>
        <translation>이 모델의 클래스({new})가 지금 판정에 쓰는 클래스({present})와 다릅니다. 집계, 출력, 작업자가 모두 준비되었다면 --allow-other-classes로 알려 주세요.</translation>
    </message>
    <message>
        <source>No other checkpoint was promoted before this one, so there is nothing to go back to.</source>
        <translation>이전에 현장 적용된 다른 체크포인트가 없어 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>{path} is already there and is not overwritten. Name another file.</source>
        <translation>{path}이(가) 이미 있어 덮어쓰지 않습니다. 다른 파일 이름을 지정하세요.</translation>
    </message>
    <message>
        <source>The journal {path} cannot be written ({detail}), so nothing was done. Check the folder&apos;s permissions and the free space.</source>
        <translation>기록부 {path}에 쓸 수 없어({detail}) 아무 작업도 하지 않았습니다. 폴더 권한과 남은 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>{count} lines of {path} cannot be read, the first is line {first}; all was read from the last good copy, {copy}. Put the copy in its place; nothing in the file was changed.</source>
        <translation>{path}에서 {count}줄을 읽을 수 없으며 첫 번째는 {first}번째 줄입니다. 모든 내용은 마지막으로 정상이던 사본 {copy}에서 읽었습니다. 사본을 원래 자리에 놓으세요. 파일은 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>The journal {path} cannot be read ({detail}). Check its permissions and the disk.</source>
        <translation>기록부 {path}을(를) 읽을 수 없습니다({detail}). 권한과 디스크를 확인하세요.</translation>
    </message>
    <message>
        <source>There is no starter for {backbone}. Choose EfficientNet-B0, or ImageNet weights (fetched, or the file {file} imported), or none to train from scratch.</source>
        <translation>{backbone}용 스타터는 없습니다. EfficientNet-B0을 고르거나, ImageNet 가중치(내려받기 또는 {file} 가져오기)를 쓰거나, 없음으로 처음부터 학습하세요.</translation>
    </message>
    <message>
        <source>{backbone} starts from its ImageNet weights.</source>
        <translation>{backbone}은(는) ImageNet 가중치에서 시작합니다.</translation>
    </message>
    <message>
        <source>{backbone} is taken, whose ImageNet weights come with the app: those of {asked} are not at hand.</source>
        <translation>앱에 ImageNet 가중치가 들어 있는 {backbone}을(를) 씁니다. {asked}의 가중치는 준비되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>{backbone} starts from the starter, pretrained on synthetic castings: no ImageNet weights are at hand.</source>
        <translation>{backbone}은(는) 합성 주조품으로 사전 학습된 스타터에서 시작합니다. 준비된 ImageNet 가중치가 없습니다.</translation>
    </message>
    <message>
        <source>The ImageNet weights of {backbone} could not be fetched ({detail}). Without a network: get the file {file} from {url} on another machine, then run `castinspect weights import {file} --backbone {name}` here, or put it into {folder}.</source>
        <translation>{backbone}의 ImageNet 가중치를 내려받지 못했습니다({detail}). 네트워크가 없으면 다른 컴퓨터에서 {url}의 파일 {file}을(를) 받아 여기에서 `castinspect weights import {file} --backbone {name}`을(를) 실행하거나 {folder}에 넣으세요.</translation>
    </message>
    <message>
        <source>There is no weights file at {path}.</source>
        <translation>{path}에 가중치 파일이 없습니다.</translation>
    </message>
    <message>
        <source>{path} is not the published weights file of {backbone}: the SHA-256 of {file} begins with {expected}, this one&apos;s with {found}. Get it again.</source>
        <translation>{path}은(는) 공개된 {backbone} 가중치 파일이 아닙니다. {file}의 SHA-256은 {expected}(으)로 시작하는데 이 파일은 {found}(으)로 시작합니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>The weights could not be stored in {folder} ({detail}). Check its permissions and the free space.</source>
        <translation>가중치를 {folder}에 저장하지 못했습니다({detail}). 권한과 남은 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>The weights in {path} do not fit {backbone}. Use the file made for it.</source>
        <translation>{path}의 가중치가 {backbone}과(와) 맞지 않습니다. 이 백본용 파일을 쓰세요.</translation>
    </message>
    <message>
        <source>The weights in {path} are damaged. Install CastInspect again.</source>
        <translation>{path}의 가중치가 손상되었습니다. CastInspect를 다시 설치하세요.</translation>
    </message>
    <message>
        <source>The window cannot open here. It needs a screen, or QT_QPA_PLATFORM=offscreen to do without.</source>
        <translation>여기서는 창을 열 수 없습니다. 화면이 필요하며, 화면 없이 하려면 QT_QPA_PLATFORM=offscreen을 설정하세요.</translation>
    </message>
    <message>
        <source>CastInspect is already open but does not answer. Wait a moment, or end it, then start it again.</source>
        <translation>CastInspect가 이미 열려 있지만 응답하지 않습니다. 잠시 기다리거나 종료한 뒤 다시 시작하세요.</translation>
    </message>
    <message>
        <source>This machine has no {device} device; another one computes.</source>
        <translation>이 컴퓨터에는 {device} 장치가 없어 다른 장치로 계산합니다.</translation>
    </message>
    <message>
        <source>The {device} device does not compute ({detail}); another one is used.</source>
        <translation>{device} 장치가 계산하지 못해({detail}) 다른 장치를 씁니다.</translation>
    </message>
    <message>
        <source>A program that was to be measured ended with an error. {detail}</source>
        <translation>측정할 프로그램이 오류로 끝났습니다. {detail}</translation>
    </message>
    <message>
        <source>The {device} device failed while judging ({detail}); the CPU goes on.</source>
        <translation>{device} 장치가 판정 중에 실패했습니다({detail}). CPU로 계속합니다.</translation>
    </message>
    <message>
        <source>OpenVINO is not used for this checkpoint: on {pictures} pictures its probabilities differ from PyTorch&apos;s by up to {difference:.2g}, and {changed} verdicts change. PyTorch judges.</source>
        <translation>이 체크포인트에는 OpenVINO를 쓰지 않습니다. 사진 {pictures}장에서 확률이 PyTorch와 최대 {difference:.2g}만큼 다르고 판정 {changed}건이 바뀝니다. PyTorch로 판정합니다.</translation>
    </message>
    <message>
        <source>This is a station&apos;s CastInspect: it judges, records and serves, and has no {library}. Train, evaluate and convert with the full CastInspect.</source>
        <translation>스테이션용 CastInspect입니다. 판정하고 기록하고 내보내지만 {library} 라이브러리는 없습니다. 학습, 평가, 변환은 전체 CastInspect에서 하세요.</translation>
    </message>
    <message>
        <source>{path} has no conversion for OpenVINO beside it, and this station&apos;s CastInspect cannot make one. On a full CastInspect say `castinspect models export NAME FOLDER --converted`, and import what that writes here.</source>
        <translation>{path} 옆에 OpenVINO 변환이 없고, 스테이션용 CastInspect는 변환을 만들 수 없습니다. 전체 CastInspect에서 `castinspect models export NAME FOLDER --converted`를 실행하고, 거기서 나온 것을 여기로 가져오세요.</translation>
    </message>
    <message>
        <source>{path} cannot be converted for OpenVINO here, so it cannot go to a station without PyTorch. `castinspect doctor` tells what is wrong.</source>
        <translation>{path} 파일은 여기서 OpenVINO로 변환할 수 없어 PyTorch가 없는 스테이션으로 보낼 수 없습니다. 무엇이 문제인지는 `castinspect doctor`로 확인하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be converted here ({detail}). What judged with it before stays.</source>
        <translation>{path}을(를) 여기에서 변환할 수 없습니다({detail}). 지금까지 판단하던 방식을 그대로 씁니다.</translation>
    </message>
    <message>
        <source>{backbone} is not converted to 8-bit integers: they ruin networks of its kind (published for EfficientNet-B0: 76.8 % of ImageNet right before, 52.9 % after). INT8 is for {known}.</source>
        <translation>{backbone}은(는) 8비트 정수로 변환하지 않습니다. 이런 신경망은 정확도가 크게 떨어집니다(EfficientNet-B0의 공개된 ImageNet 정확도: 변환 전 76.8 %, 변환 후 52.9 %). INT8은 {known}에 쓰세요.</translation>
    </message>
    <message>
        <source>Converting to INT8 needs NNCF, which is not installed here. Where CastInspect was installed with pip, say `pip install castinspect[int8]`, convert there, and take the result to this station with `castinspect models export NAME FOLDER --converted`.</source>
        <translation>INT8로 변환하려면 NNCF가 필요한데 여기에는 설치되어 있지 않습니다. pip로 CastInspect를 설치한 컴퓨터에서 `pip install castinspect[int8]`을 실행해 변환하고, `castinspect models export NAME FOLDER --converted`로 결과를 이 스테이션에 가져오세요.</translation>
    </message>
    <message>
        <source>INT8 cannot be calibrated: the model learned from none of these {count} pictures. Name the folder that it was trained on.</source>
        <translation>INT8을 보정할 수 없습니다. 이 사진 {count}장 가운데 모델이 학습한 사진이 없습니다. 모델을 학습한 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>The conversion of {path} does not score as its network does (difference {difference:.2g}), so this station does not judge with it. Convert it again with the full CastInspect.</source>
        <translation>{path}의 변환이 원래 네트워크와 다르게 점수를 매깁니다(차이 {difference:.2g}). 그래서 이 스테이션은 이것으로 판정하지 않습니다. 전체 CastInspect에서 다시 변환하세요.</translation>
    </message>
    <message>
        <source>OpenVINO cannot be used here ({detail}). PyTorch judges.</source>
        <translation>여기서는 OpenVINO를 쓸 수 없습니다({detail}). PyTorch로 판정합니다.</translation>
    </message>
    <message>
        <source>No device computes correctly. {detail}</source>
        <translation>바르게 계산하는 장치가 없습니다. {detail}</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Check the name.</source>
        <translation>폴더 {folder}이(가) 없습니다. 이름을 확인하세요.</translation>
    </message>
    <message>
        <source>{folder} has no folders with pictures in them. Put the pictures into folders named after their class, as ok and defect.</source>
        <translation>{folder}에 사진이 든 폴더가 없습니다. 사진을 ok, defect처럼 클래스 이름의 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>{folder} has no folders with pictures that can be read. Put JPEG, PNG, BMP, TIFF or WebP pictures into folders named after their class, as ok and defect. {others}</source>
        <translation>{folder}에 읽을 수 있는 사진이 든 폴더가 없습니다. JPEG, PNG, BMP, TIFF, WebP 사진을 ok와 defect처럼 클래스 이름을 붙인 폴더에 넣으세요. {others}</translation>
    </message>
    <message>
        <source>The classes lie {levels} levels deeper: {name} holds the folders {below}. Say so: --class-level {level}, or sort the pictures into one folder for each class.</source>
        <translation>클래스가 {levels}단계 더 아래에 있습니다. {name} 안에 폴더 {below}이(가) 있습니다. --class-level {level}을(를) 지정하거나 사진을 클래스마다 한 폴더에 정리하세요.</translation>
    </message>
    <message>
        <source>The classes lie one level deeper: {name} holds the folders {below}. Say so: --class-level {level}, or sort the pictures into one folder for each class.</source>
        <translation>클래스가 한 단계 더 아래에 있습니다. {name} 안에 폴더 {below}이(가) 있습니다. --class-level {level}을(를) 지정하거나 사진을 클래스마다 한 폴더에 정리하세요.</translation>
    </message>
    <message>
        <source>All {count} pictures are ones that the checkpoint was trained on; a score on them says nothing. Give pictures it has not seen.</source>
        <translation>사진 {count}장 모두 체크포인트가 학습한 사진이므로 점수가 의미가 없습니다. 학습에 쓰지 않은 사진을 주세요.</translation>
    </message>
    <message>
        <source>{count} of {total} pictures are left out: the checkpoint was trained on them.</source>
        <translation>사진 {total}장 중 {count}장은 체크포인트가 학습한 사진이므로 제외했습니다.</translation>
    </message>
    <message>
        <source>{count} of {total} pictures are left out: the checkpoint was trained on copies of them (turned, mirrored, in other light or encoding).</source>
        <translation>사진 {total}장 중 {count}장을 제외했습니다. 체크포인트가 그 사본(회전, 좌우 반전, 밝기나 인코딩이 다른 것)으로 학습했습니다.</translation>
    </message>
    <message>
        <source>{count} of {total} pictures are left out: one of the two versions was trained on them.</source>
        <translation>{total}장 중 {count}장은 제외했습니다. 두 버전 중 하나가 그 사진으로 학습했습니다.</translation>
    </message>
    <message>
        <source>There is only one class, {name}. Good and defective parts are both needed, each in a folder of its own.</source>
        <translation>클래스가 {name} 하나뿐입니다. 양품과 불량이 모두, 각각의 폴더에 있어야 합니다.</translation>
    </message>
    <message>
        <source>All classes ({names}) have the same meaning; a class of the role {missing} is missing. Add its pictures, or correct the roles.</source>
        <translation>모든 클래스({names})의 의미가 같습니다. 역할이 {missing}인 클래스가 없습니다. 사진을 추가하거나 역할을 고치세요.</translation>
    </message>
    <message>
        <source>It is unclear whether {names} means good or defective parts. Say it: --role {example}=ok or --role {example}=defect, or choose it in the Train tab.</source>
        <translation>{names}이(가) 양품인지 불량인지 알 수 없습니다. --role {example}=ok 또는 --role {example}=defect로 알려 주거나 학습 탭에서 고르세요.</translation>
    </message>
    <message>
        <source>There is no class {names} to give a role to. The classes are: {known}.</source>
        <translation>역할을 줄 클래스 {names}이(가) 없습니다. 클래스: {known}.</translation>
    </message>
    <message>
        <source>The checkpoint does not know the classes {names}. It knows: {known}.</source>
        <translation>체크포인트가 클래스 {names}을(를) 모릅니다. 아는 클래스: {known}.</translation>
    </message>
    <message>
        <source>{file} needs the columns path and group. Correct it, or delete it.</source>
        <translation>{file}에는 path와 group 열이 있어야 합니다. 고치거나 지우세요.</translation>
    </message>
    <message>
        <source>{file} has no row below its header. Fill it in, or delete it.</source>
        <translation>{file}의 머리글 아래에 행이 없습니다. 내용을 채우거나 파일을 삭제하세요.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({detail}). Save it as CSV in UTF-8.</source>
        <translation>{file}을(를) 읽을 수 없습니다({detail}). UTF-8 CSV로 저장하세요.</translation>
    </message>
    <message>
        <source>{file} has no group in line {line} ({path}). Fill it in, or delete the line.</source>
        <translation>{file}의 {line}번째 줄({path})에 그룹이 없습니다. 채우거나 줄을 지우세요.</translation>
    </message>
    <message>
        <source>{file} names {path} again with another group in line {line}. Correct it.</source>
        <translation>{file}의 {line}번째 줄에서 {path}에 다른 그룹을 다시 지정했습니다. 고치세요.</translation>
    </message>
    <message>
        <source>No row of {file} names a picture that is there (of {rows}; for example {example}). Paths are relative to its folder, such as ok/part_1.png.</source>
        <translation>{file}의 {rows}개 행 가운데 실제로 있는 사진을 가리키는 행이 없습니다(예: {example}). 경로는 ok/part_1.png처럼 그 폴더를 기준으로 적으세요.</translation>
    </message>
    <message>
        <source>{count} of {total} pictures looked at have 16 bits and no value above {highest}, as of a camera of {bits} bits, and no file declares it. Say --bits {bits}, or --bits 16 if the camera uses all 16, or set the bits of the camera in the advanced settings.</source>
        <translation>살펴본 사진 {total}장 가운데 {count}장이 16비트이고 {highest}보다 큰 값이 없어 {bits}비트 카메라의 사진처럼 보이지만, 이를 밝히는 파일이 없습니다. --bits {bits}을(를) 지정하거나, 카메라가 16비트를 모두 쓰면 --bits 16을 지정하거나, 고급 설정에서 카메라의 비트 수를 정하세요.</translation>
    </message>
    <message>
        <source>Parts on both sides of the split: {parts} (for example {example}); a score would flatter. Regroup them, so that all pictures of a part stand on one side (--regroup), or correct the folders.</source>
        <translation>부품 {parts}개가 분할의 양쪽에 모두 있어 점수가 실제보다 좋게 나옵니다(예: {example}). 한 부품의 사진이 모두 한쪽에 오도록 다시 묶거나(--regroup) 폴더를 바로잡으세요.</translation>
    </message>
    <message>
        <source>Parts that stood on both sides of the split: {parts}; all pictures of each now stand on one side.</source>
        <translation>부품 {parts}개가 분할의 양쪽에 있었습니다. 이제 각 부품의 사진은 모두 한쪽에 있습니다.</translation>
    </message>
    <message>
        <source>The part pattern {pattern} is no regular expression ({detail}).</source>
        <translation>부품 번호 패턴 {pattern}은(는) 올바른 정규식이 아닙니다({detail}).</translation>
    </message>
    <message>
        <source>The part pattern {pattern} does not say where the part number is. Put it into parentheses, as in part_(\d+).</source>
        <translation>부품 번호 패턴 {pattern}에 부품 번호의 위치가 없습니다. part_(\d+)처럼 괄호로 묶으세요.</translation>
    </message>
    <message>
        <source>The part pattern {pattern} matches no file name, such as {example}. Correct it, or leave it out.</source>
        <translation>부품 번호 패턴 {pattern}에 맞는 파일 이름이 없습니다(예: {example}). 패턴을 고치거나 비워 두세요.</translation>
    </message>
    <message>
        <source>Parts are taken to lie at any angle, so they are turned at random while the network learns. If they have one right way up: --turns none.</source>
        <translation>부품이 어떤 각도로든 놓이는 것으로 보고, 학습하는 동안 무작위로 돌립니다. 항상 한 방향으로 놓인다면 --turns none을 쓰세요.</translation>
    </message>
    <message>
        <source>Parts lie turned by quarters, so that is how they are turned while the network learns. If they may lie otherwise: --turns any.</source>
        <translation>부품이 90도씩 돌아간 방향으로 놓여 있으므로, 학습하는 동안 그렇게 돌립니다. 다른 각도로도 놓인다면 --turns any를 쓰세요.</translation>
    </message>
    <message>
        <source>Parts lie one way up, so they are not turned while the network learns, and none is looked at a second time. If they may lie otherwise: --turns any.</source>
        <translation>부품이 한 방향으로 놓여 있으므로 학습하는 동안 돌리지 않고, 두 번째 판독도 하지 않습니다. 다른 방향으로도 놓인다면 --turns any를 쓰세요.</translation>
    </message>
    <message>
        <source>The pictures have colour, so the network learns and judges in colour. If only brightness matters: --colour grey.</source>
        <translation>사진에 색이 있어 네트워크가 컬러로 학습하고 판정합니다. 밝기만 중요하다면 --colour grey를 지정하세요.</translation>
    </message>
    <message>
        <source>The pictures are so alike that copies of one part cannot be told from other parts, so only identical files are kept on one side of the split. If there are other copies, the score flatters: say in groups.csv (columns path, group) which pictures show one part.</source>
        <translation>사진들이 서로 너무 비슷해서 같은 부품의 사본과 다른 부품을 구별할 수 없으므로, 동일한 파일만 분할의 한쪽에 모아 둡니다. 다른 사본이 있다면 점수가 실제보다 좋게 나옵니다. 어느 사진이 같은 부품인지 groups.csv(열 path, group)에 적어 주세요.</translation>
    </message>
    <message>
        <source>The class {name} shows only {count} different part{count:s} to train on; at least {needed} are needed, and 100 or more are better. All pictures of one part count once.</source>
        <translation>{name} 종류에는 학습할 서로 다른 부품이 {count}개뿐입니다. 적어도 {needed}개가 필요하고, 100개 이상이면 더 좋습니다. 한 부품의 사진은 모두 하나로 셉니다.</translation>
    </message>
    <message>
        <source>A class shows only {parts} different part. At least two of each class are needed, so that one can be held back; copies of one part count once.</source>
        <translation>서로 다른 부품이 {parts}개뿐인 클래스가 있습니다. 하나를 따로 남겨 둘 수 있도록 클래스마다 두 개 이상이 필요하며, 같은 부품의 사본은 하나로 셉니다.</translation>
    </message>
    <message>
        <source>It is not chosen yet which pictures versions are compared on. Choose a labelled folder once, with `castinspect models lock FOLDER` or in the Models tab.</source>
        <translation>버전을 비교할 사진이 아직 정해지지 않았습니다. `castinspect models lock FOLDER` 또는 모델 탭에서 라벨이 있는 폴더를 한 번 지정하세요.</translation>
    </message>
    <message>
        <source>The pictures in {folder} are no longer those locked on {since} ({now} pictures now, {then} then), so earlier figures do not compare. Restore them, or lock the folder again if that was meant.</source>
        <translation>{folder}의 사진이 {since}에 고정한 것과 다릅니다(지금 {now}장, 당시 {then}장). 이전 수치와 비교할 수 없습니다. 사진을 되돌리거나, 의도한 변경이면 폴더를 다시 고정하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read, so it is unknown which pictures are locked. Lock a folder again.</source>
        <translation>{path}을(를) 읽을 수 없어 어떤 사진이 고정되었는지 알 수 없습니다. 폴더를 다시 고정하세요.</translation>
    </message>
    <message>
        <source>{path} carries no scores of parts it had not seen, so what other cuts would risk is unknown. Train it again.</source>
        <translation>{path}에는 학습에 쓰지 않은 부품의 점수가 없어 다른 임계값의 위험을 알 수 없습니다. 다시 학습하세요.</translation>
    </message>
    <message>
        <source>{missed} missed of {parts} defective parts proves at most {bound} % with 95 % confidence; {more} more would prove {goal} %.</source>
        <translation>불량품 {parts}개 중 {missed}개를 놓쳤으므로, 95 % 신뢰도로 최대 {bound} %임이 입증됩니다. {more}개를 더 검사하면 {goal} %를 입증할 수 있습니다.</translation>
    </message>
    <message>
        <source>{missed} missed of {parts} defective parts proves at most {bound} % with 95 % confidence; {more} more, none of them missed, would prove {goal} %.</source>
        <translation>불량품 {parts}개 중 {missed}개를 놓쳤으므로, 95 % 신뢰도로 최대 {bound} %임이 입증됩니다. {more}개를 더 검사하여 하나도 놓치지 않으면 {goal} %를 입증할 수 있습니다.</translation>
    </message>
    <message>
        <source>{missed} missed of {parts} defective parts, but {escaped} of the {tested} that the score was counted on: these cuts do not keep what they promise. Look at the missed parts, add more parts, and train again.</source>
        <translation>불량품 {parts}개 가운데 {missed}개를 놓쳤지만, 점수를 낸 불량품 {tested}개 가운데서는 {escaped}개를 놓쳤습니다. 이 임계값은 약속한 것을 지키지 못합니다. 놓친 부품을 살펴보고, 부품을 더 추가해 다시 학습하세요.</translation>
    </message>
    <message>
        <source>{missed} missed of {parts} defective parts proves nothing.</source>
        <translation>불량품 {parts}개 중 {missed}개를 놓쳤으므로 아무것도 입증되지 않습니다.</translation>
    </message>
    <message>
        <source>No defective part was looked at, so nothing is proven of escapes.</source>
        <translation>검사한 불량품이 없어 유출에 대해 입증된 것이 없습니다.</translation>
    </message>
    <message>
        <source>Promised: no more than {rate} % of the defective parts escape, in the long run and in the next {parts}, with 95 % confidence each.</source>
        <translation>보장: 불량품 중 놓치는 비율은 장기적으로도, 다음 {parts}개에서도 각각 95 % 신뢰도로 {rate} %를 넘지 않습니다.</translation>
    </message>
    <message>
        <source>To promise {asked} %, most good parts would go to REVIEW. These cuts leave fewer there and promise {rate} %, in the long run and in the next {parts}, with 95 % confidence each. Better pictures or more parts to learn from would promise more.</source>
        <translation>{asked} %를 보장하려면 양품 대부분이 재확인으로 갑니다. 이 임계값은 재확인을 줄이고 {rate} %를 보장합니다. 장기적으로, 그리고 다음 불량품 {parts}개에서 각각 95 % 신뢰도입니다. 더 좋은 사진이나 더 많은 학습 부품이 있으면 더 낮게 보장할 수 있습니다.</translation>
    </message>
    <message>
        <source>No defective part was looked at, so nothing is called OK: every part goes to REVIEW or DEFECT.</source>
        <translation>검사한 불량품이 없으므로 어떤 부품도 양품으로 판정하지 않습니다. 모든 부품이 재확인 또는 불량으로 갑니다.</translation>
    </message>
    <message>
        <source>The class {name} has no picture.</source>
        <translation>{name} 클래스에 사진이 없습니다.</translation>
    </message>
    <message>
        <source>The classes are uneven: {small} has {few} parts, {large} has {many}. Add pictures of {small} first.</source>
        <translation>클래스가 고르지 않습니다: {small} {few}개, {large} {many}개(부품 기준). {small} 사진부터 더 모으세요.</translation>
    </message>
    <message>
        <source>What a score can prove at best: {proof}</source>
        <translation>점수가 증명할 수 있는 최선: {proof}</translation>
    </message>
    <message>
        <source>{name} cannot be the name of a class. Use letters, digits and spaces; a split&apos;s name such as test is none.</source>
        <translation>{name}은(는) 클래스 이름으로 쓸 수 없습니다. 글자, 숫자, 공백을 쓰세요. test 같은 분할 이름은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>There is a class {name} already.</source>
        <translation>{name} 클래스가 이미 있습니다.</translation>
    </message>
    <message>
        <source>There is no class {name}. The classes are: {known}.</source>
        <translation>{name} 클래스가 없습니다. 있는 클래스: {known}.</translation>
    </message>
    <message>
        <source>{path} is no picture of a class in {folder}.</source>
        <translation>{path}은(는) {folder}에 있는 클래스의 사진이 아닙니다.</translation>
    </message>
    <message>
        <source>{path} cannot be moved ({detail}). Check its permissions and the free space.</source>
        <translation>{path}을(를) 옮길 수 없습니다({detail}). 권한과 남은 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>The journal of labels {path} cannot be read ({detail}). Check its permissions and the disk.</source>
        <translation>라벨 기록 {path}을(를) 읽을 수 없습니다({detail}). 권한과 디스크를 확인하세요.</translation>
    </message>
    <message>
        <source>The journal of labels {path} cannot be written ({detail}), so nothing was changed. Check its permissions and the free space.</source>
        <translation>라벨 기록 {path}을(를) 쓸 수 없어({detail}) 아무것도 바꾸지 않았습니다. 권한과 남은 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>{name} takes a whole number from {lowest} to {highest}, not {value}.</source>
        <translation>{name}에는 {lowest}에서 {highest}까지의 정수만 쓸 수 있습니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} takes a number from {lowest} to {highest}, not {value}.</source>
        <translation>{name}에는 {lowest}에서 {highest}까지의 수만 쓸 수 있습니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} takes one of {choices}, not {value}.</source>
        <translation>{name}에는 {choices} 중 하나만 쓸 수 있습니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} takes two numbers, a mean from 0 to 1 and a contrast over 0 and up to 1, as 0.45 0.225, not {value}.</source>
        <translation>{name}에는 두 수를 쓰세요. 0~1의 평균과 0보다 크고 1 이하인 대비입니다(예: 0.45 0.225). {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>All pictures look exactly the same, so nothing can be known as unlike them. Use photographs of parts.</source>
        <translation>모든 사진이 똑같아 보여서 다른 사진을 가려낼 수 없습니다. 부품 사진을 사용하세요.</translation>
    </message>
    <message>
        <source>The strategy {strategy} starts from no weights here: a frozen random backbone has learned nothing. Choose other weights, or the strategy scratch.</source>
        <translation>전략 {strategy}이(가) 가중치 없이 시작합니다. 무작위로 고정된 백본은 배운 것이 없습니다. 다른 가중치나 scratch 전략을 고르세요.</translation>
    </message>
    <message>
        <source>The gate cannot be set anew: the model learned from none of these {count} pictures. Name the folder that it was trained on.</source>
        <translation>게이트를 새로 설정할 수 없습니다. 모델은 이 사진 {count}장 가운데 어느 것으로도 학습하지 않았습니다. 학습에 사용한 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>{path} has no gate: it was made before there were any. Train it again.</source>
        <translation>{path} 에는 게이트가 없습니다. 게이트가 생기기 전에 만든 것입니다. 다시 학습하세요.</translation>
    </message>
    <message>
        <source>The training is done, but none of the pictures in {folder} can be read any more, so it is not known which pictures may be judged, and no checkpoint is written. Bring them back, then go on where it stopped: `castinspect train --resume`, or in the Train tab.</source>
        <translation>학습은 끝났지만 {folder}의 사진을 더는 한 장도 읽을 수 없습니다. 어떤 사진을 판정해도 되는지 알 수 없어서 체크포인트를 쓰지 않았습니다. 사진을 되돌려 놓은 다음, `castinspect train --resume`이나 학습 탭에서 멈춘 곳부터 계속하세요.</translation>
    </message>
    <message>
        <source>{gone} of {asked} pictures that were learned from cannot be read any more, so the bounds for what is judged are set by the other {left}. Bring them back and run `castinspect gate --anew`, or train again.</source>
        <translation>학습한 사진 {asked}장 가운데 {gone}장을 더는 읽을 수 없어서, 판정할 사진의 범위를 나머지 {left}장으로 정했습니다. 사진을 되돌려 놓고 `castinspect gate --anew`를 실행하거나 다시 학습하세요.</translation>
    </message>
    <message>
        <source>None of the pictures learned from can be read any more, so it is not known what they look like. Restore them and train again.</source>
        <translation>학습한 사진을 하나도 읽을 수 없어 그 모습을 알 수 없습니다. 사진을 되돌리고 다시 학습하세요.</translation>
    </message>
    <message>
        <source>There are too few different parts to learn what pictures of them look like: a wrong part or an empty belt will be judged like any other picture.</source>
        <translation>서로 다른 부품이 너무 적어 부품 사진의 생김새를 익힐 수 없습니다. 다른 부품이나 빈 벨트도 여느 사진처럼 판정됩니다.</translation>
    </message>
    <message>
        <source>{path} does not hold results of a comparison of strategies. Name another file.</source>
        <translation>{path}에는 전략 비교 결과가 들어 있지 않습니다. 다른 파일을 지정하십시오.</translation>
    </message>
    <message>
        <source>Training was stopped before its first epoch ended, so there is nothing to keep.</source>
        <translation>첫 에포크가 끝나기 전에 멈추어 보관할 것이 없습니다.</translation>
    </message>
    <message>
        <source>{backbone} has no batch norm: it keeps no statistics of the pictures it learned from, and its layer norm measures each picture anew. So there is nothing to adapt; train it on pictures of the new camera.</source>
        <translation>{backbone}에는 배치 정규화가 없습니다. 학습 사진의 통계를 저장하지 않고, 층 정규화가 사진마다 새로 측정합니다. 따라서 적응할 것이 없습니다. 새 카메라의 사진으로 학습하세요.</translation>
    </message>
    <message>
        <source>There are {count} readable pictures of good parts from the new camera or light; at least {needed} are needed.</source>
        <translation>새 카메라나 조명에서 찍은 양품 사진 중 읽을 수 있는 것이 {count}장입니다. 적어도 {needed}장이 필요합니다.</translation>
    </message>
    <message>
        <source>There are {count} readable pictures of good parts as the checkpoint knows them; at least {needed} are needed to tell what the new camera changed. Name a folder of them with --before, or lock more pictures.</source>
        <translation>체크포인트가 아는 조건의 양품 사진 중 읽을 수 있는 것이 {count}장입니다. 새 카메라가 무엇을 바꾸었는지 알려면 적어도 {needed}장이 필요합니다. --before로 폴더를 지정하거나 사진을 더 고정하세요.</translation>
    </message>
    <message>
        <source>Not accepted: on the locked pictures the adapted version is worse than the one before. Nothing was kept.</source>
        <translation>받아들이지 않았습니다. 고정된 사진에서 적응한 버전이 이전보다 나쁩니다. 아무것도 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>This measurement needs test pictures and at least {needed} training pictures of good parts.</source>
        <translation>이 측정에는 테스트 사진과 양품 학습 사진 {needed}장 이상이 필요합니다.</translation>
    </message>
    <message>
        <source>The memory is not enough to train on even two pictures at a time. Close other programs, choose a smaller input size or a smaller backbone.</source>
        <translation>메모리가 부족해 사진 두 장씩도 학습할 수 없습니다. 다른 프로그램을 닫거나 더 작은 입력 크기 또는 더 작은 백본을 고르세요.</translation>
    </message>
    <message>
        <source>The memory was not enough for {before} pictures a step; training goes on with {now}.</source>
        <translation>한 번에 사진 {before}장을 학습하기에는 메모리가 부족해 {now}장씩 계속합니다.</translation>
    </message>
    <message>
        <source>The frozen layers&apos; output would take {gigabytes} GB, so it is computed anew in each epoch.</source>
        <translation>고정된 층의 출력이 {gigabytes} GB를 차지하므로 에포크마다 새로 계산합니다.</translation>
    </message>
    <message>
        <source>The head alone was clearly better than its fine-tuning on many validation parts (loss {head:.3f} against {tuned:.3f}) and is kept.</source>
        <translation>많은 검증 부품에서 헤드만 학습한 쪽이 미세 조정보다 분명히 나아(손실 {head:.3f}, 미세 조정 {tuned:.3f}) 헤드만 유지합니다.</translation>
    </message>
    <message>
        <source>The class {name} shows only one different part to learn from, so that none can be left out: the cuts will be chosen by the validation pictures alone, without that class where it has none among them. Add pictures of more parts.</source>
        <translation>클래스 {name}에는 학습할 서로 다른 부품이 하나뿐이어서 따로 남겨 둘 수 없습니다. 임계값은 검증 사진만으로 정해지며, 검증 사진에 이 클래스가 없으면 이 클래스 없이 정해집니다. 더 많은 부품의 사진을 추가하세요.</translation>
    </message>
    <message>
        <source>The class {name} shows only {parts} different parts, so that the cuts will be chosen by {parts} folds, not by {asked}. Add pictures of more parts.</source>
        <translation>클래스 {name}에는 서로 다른 부품이 {parts}개뿐이어서 임계값을 {asked}개가 아니라 {parts}개 폴드로 정합니다. 더 많은 부품의 사진을 추가하세요.</translation>
    </message>
    <message>
        <source>The cuts will be chosen by {parts} different defective parts. At best they can promise that no more than {rate} % of the defective parts are called OK; for {asked} % it takes {needed}.</source>
        <translation>임계값은 서로 다른 불량품 {parts}개로 정합니다. 기껏해야 불량품 가운데 양품으로 판정되는 비율이 {rate} %를 넘지 않는다고 약속할 수 있습니다. {asked} %를 약속하려면 {needed}개가 필요합니다.</translation>
    </message>
    <message>
        <source>No defective part is left to choose the cuts by: nothing will be called OK, and every part goes to REVIEW or DEFECT.</source>
        <translation>임계값을 정할 불량품이 남아 있지 않습니다. 아무것도 양품으로 판정되지 않으며 모든 부품이 재확인이나 불량이 됩니다.</translation>
    </message>
    <message>
        <source>The fine-tuned network is kept. Loss on the validation pictures: {tuned:.3f}, of the head alone {head:.3f}.</source>
        <translation>미세 조정한 신경망을 유지합니다. 검증 사진에서의 손실: {tuned:.3f}, 헤드만 학습했을 때 {head:.3f}.</translation>
    </message>
    <message>
        <source>The training goes on, but what it learned so far cannot be saved: {detail} Unless that is put right before the training ends, its result is lost.</source>
        <translation>학습은 계속되지만 지금까지 학습한 것을 저장할 수 없습니다. {detail} 학습이 끝나기 전에 해결하지 않으면 결과를 잃습니다.</translation>
    </message>
    <message>
        <source>A training that writes {path} is under way in another window or terminal. Wait for its end, or name another file.</source>
        <translation>{path}에 쓰는 학습이 다른 창이나 터미널에서 진행 중입니다. 끝날 때까지 기다리거나 다른 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>The picture is too dark: {value:.1%}, where the training pictures set the bound at {bound:.1%}. Check lamp and exposure.</source>
        <translation>사진이 너무 어둡습니다: {value:.1%}, 학습 사진에서 정한 한계는 {bound:.1%} 입니다. 조명과 노출을 확인하세요.</translation>
    </message>
    <message>
        <source>The picture is too bright: {value:.1%}, where the training pictures set the bound at {bound:.1%}. Check lamp and exposure.</source>
        <translation>사진이 너무 밝습니다: {value:.1%}, 학습 사진에서 정한 한계는 {bound:.1%} 입니다. 조명과 노출을 확인하세요.</translation>
    </message>
    <message>
        <source>The picture has too little contrast: {value:.1%}, where the training pictures set the bound at {bound:.1%}. Check the lens for fog and dirt, and the light.</source>
        <translation>사진의 대비가 너무 약합니다: {value:.1%}, 학습 사진에서 정한 한계는 {bound:.1%} 입니다. 렌즈의 김과 먼지, 조명을 확인하세요.</translation>
    </message>
    <message>
        <source>The picture has only {value:.0f} grey levels; at least {bound:.0f} are expected. Check the camera&apos;s bit depth and gain.</source>
        <translation>사진의 회색 단계가 {value:.0f}개뿐입니다. 적어도 {bound:.0f}개여야 합니다. 카메라의 비트 깊이와 게인을 확인하세요.</translation>
    </message>
    <message>
        <source>The picture is blurred: its sharpness is {value:.2f}; at least {bound:.2f} is expected. Check focus, lens and vibration.</source>
        <translation>사진이 흐립니다: 선명도 {value:.2f}, 적어도 {bound:.2f} 이어야 합니다. 초점과 렌즈, 진동을 확인하세요.</translation>
    </message>
    <message>
        <source>The picture is too small: its shorter side has {value:.0f} pixels; at least {bound:.0f} are expected. Check the camera&apos;s resolution.</source>
        <translation>사진이 너무 작습니다: 짧은 변이 {value:.0f}픽셀입니다. 적어도 {bound:.0f}픽셀이어야 합니다. 카메라의 해상도를 확인하세요.</translation>
    </message>
    <message>
        <source>Lines of the picture are missing: {value:.1%} of its rows or columns only repeat others, or the picture before; at most {bound:.1%} are expected. Check the camera&apos;s cable and network.</source>
        <translation>사진의 줄이 빠졌습니다. 행이나 열의 {value:.1%}가 다른 줄이나 앞 사진을 그대로 반복합니다. 최대 {bound:.1%}까지 허용됩니다. 카메라 케이블과 네트워크를 확인하세요.</translation>
    </message>
    <message>
        <source>The picture has a hole: a stretch of {value:.1%} of a row is black or white where the rows above and below are not; at most {bound:.1%} is expected. Check the camera&apos;s cable and network, and the disk.</source>
        <translation>사진에 구멍이 있습니다. 위아래 행과 달리 한 행의 {value:.1%}가 검은색이나 흰색으로 이어집니다. 최대 {bound:.1%}까지 허용됩니다. 카메라 케이블과 네트워크, 디스크를 확인하세요.</translation>
    </message>
    <message>
        <source>Two neighbouring lines of the picture do not fit: the step between them is {value:.2f} times as large as those around it; at most {bound:.2f} is expected. Check the camera&apos;s sensor, cable and network.</source>
        <translation>사진의 이웃한 두 줄이 맞지 않습니다. 두 줄 사이의 차이가 주변보다 {value:.2f}배 큽니다. 최대 {bound:.2f}배까지 허용됩니다. 카메라 센서, 케이블, 네트워크를 확인하세요.</translation>
    </message>
    <message>
        <source>The picture is too smooth: its fine texture has {value:.2f} grey levels; at least {bound:.2f} are expected. Check the focus and the camera&apos;s noise reduction.</source>
        <translation>사진이 너무 매끄럽습니다. 미세 질감이 {value:.2f} 회색 단계입니다. 최소 {bound:.2f} 단계가 필요합니다. 초점과 카메라의 잡음 제거 설정을 확인하세요.</translation>
    </message>
    <message>
        <source>Contrast, sharpness and texture of the picture do not go together as in the training pictures: they differ by {value:.2f} times what is usual; at most {bound:.2f} is expected. Check the focus, motion, and the camera&apos;s noise reduction and compression.</source>
        <translation>사진의 대비, 선명도, 질감이 학습 사진에서처럼 어울리지 않습니다. 보통의 {value:.2f}배만큼 다르며, 최대 {bound:.2f}배까지 예상됩니다. 초점, 움직임, 카메라의 노이즈 제거와 압축을 확인하세요.</translation>
    </message>
    <message>
        <source>The picture&apos;s colour is not that of the training pictures: {value:.1%}, where they set the bound at {bound:.1%}. Look at the part and the camera&apos;s settings.</source>
        <translation>사진의 색이 학습 사진과 다릅니다: {value:.1%}, 학습 사진에서 정한 한계는 {bound:.1%} 입니다. 부품과 카메라 설정을 확인하세요.</translation>
    </message>
    <message>
        <source>The picture&apos;s size or shape is not that of the training pictures: {value:.2f}, where they set the bound at {bound:.2f}. Look at the part and the camera&apos;s settings.</source>
        <translation>사진의 크기나 모양이 학습 사진과 다릅니다: {value:.2f}, 학습 사진에서 정한 한계는 {bound:.2f} 입니다. 부품과 카메라 설정을 확인하세요.</translation>
    </message>
    <message>
        <source>This model does not know what its training pictures looked like, so nothing is called OK. Train it again with this version.</source>
        <translation>이 모델은 학습 사진이 어떤 모습이었는지 알지 못하므로 아무것도 양품으로 판정하지 않습니다. 이 버전으로 다시 학습하세요.</translation>
    </message>
    <message>
        <source>Pictures came again under their names with the very content that was judged last ({count}, as {name}): they are on record and are not judged again. If they are new parts, check the camera.</source>
        <translation>사진이 같은 이름과 마지막으로 판정한 내용 그대로 다시 들어왔습니다({count}장, 예: {name}). 이미 기록에 있으므로 다시 판정하지 않습니다. 새 부품이라면 카메라를 확인하세요.</translation>
    </message>
    <message>
        <source>Rows that could not be written to {path}: {count}. Judge these pictures again once it can be written.</source>
        <translation>{count}개 행을 {path} 에 쓰지 못했습니다. 쓸 수 있게 되면 이 사진들을 다시 판정하세요.</translation>
    </message>
    <message>
        <source>Reading codes in pictures needs zxing-cpp, which is not installed. Install castinspect[codes].</source>
        <translation>사진 속 코드를 읽으려면 zxing-cpp가 필요하지만 설치되어 있지 않습니다. castinspect[codes]를 설치하세요.</translation>
    </message>
    <message>
        <source>The log {path} cannot be written ({detail}). Check the folder and the free space.</source>
        <translation>로그 {path}을(를) 쓸 수 없습니다({detail}). 폴더와 여유 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>Masters still to be shown: {parts}.</source>
        <translation>아직 보여 주지 않은 마스터: {parts}.</translation>
    </message>
    <message>
        <source>Judging without the check of masters goes on record. Say why.</source>
        <translation>마스터 점검 없이 판정하는 것은 기록됩니다. 이유를 입력하세요.</translation>
    </message>
    <message>
        <source>Outputs of the kind {kind} need {library}, which is not installed. Install castinspect[line].</source>
        <translation>{kind} 출력에는 {library}이(가) 필요하지만 설치되어 있지 않습니다. castinspect[line]을 설치하세요.</translation>
    </message>
    <message>
        <source>There is no output called {name}. Known are: {known}.</source>
        <translation>{name}(이)라는 출력이 없습니다. 있는 출력: {known}.</translation>
    </message>
    <message>
        <source>There is an output called {name} already. Choose another name, or say --replace.</source>
        <translation>{name}(이)라는 출력이 이미 있습니다. 다른 이름을 고르거나 --replace를 붙이세요.</translation>
    </message>
    <message>
        <source>There is no output of the kind {kind}. Known are: {known}.</source>
        <translation>{kind} 종류의 출력은 없습니다. 있는 종류: {known}.</translation>
    </message>
    <message>
        <source>{typed} is not of the form KEY=VALUE, as in port=1883.</source>
        <translation>{typed}은(는) port=1883과 같은 KEY=VALUE 형식이 아닙니다.</translation>
    </message>
    <message>
        <source>The output {name} cannot be set like this ({detail}). The kind {kind} knows: {fields}.</source>
        <translation>출력 {name}을(를) 이렇게 설정할 수 없습니다({detail}). {kind} 종류의 설정: {fields}.</translation>
    </message>
    <message>
        <source>{count} of the last {parts} pictures were stopped or doubted by the gate, more than chance explains. Check the light, the lens and the camera.</source>
        <translation>최근 사진 {parts}장 중 {count}장을 게이트가 막거나 의심했습니다. 우연이라 보기에는 너무 많습니다. 조명, 렌즈, 카메라를 확인하세요.</translation>
    </message>
    <message>
        <source>{point}: {value:.2%} of the parts are defective, beyond the limits of the chart, {low:.2%} to {high:.2%}. Look for what changed: mould, metal, tool; or light and camera.</source>
        <translation>{point}: 부품의 {value:.2%}가 불량이며, 관리도의 한계 {low:.2%}~{high:.2%}를 벗어났습니다. 금형, 금속, 공구 또는 조명과 카메라에서 달라진 것을 찾으세요.</translation>
    </message>
    <message>
        <source>{point}: the share of defective parts follows a pattern that chance hardly makes (rule {rule} of the chart). Look for what changed slowly: mould, metal, tool, light.</source>
        <translation>{point}: 불량률이 우연으로는 거의 생기지 않는 양상을 보입니다(관리도 규칙 {rule}). 금형, 금속, 공구, 조명에서 서서히 달라진 것을 찾으세요.</translation>
    </message>
    <message>
        <source>{value:.0f} good parts since the last defective one, more than the {high:.0f} that the chart expects at most. Make sure that defects are still seen: inspect a known defective part.</source>
        <translation>마지막 불량 이후 양품이 {value:.0f}개로, 관리도의 상한 {high:.0f}개를 넘었습니다. 불량을 여전히 찾아내는지 알려진 불량품으로 확인하세요.</translation>
    </message>
    <message>
        <source>Inspection {point}: the number of good parts between two defective ones follows a pattern that chance hardly makes (rule {rule} of the chart). Look for what changed: mould, metal, tool, light.</source>
        <translation>검사 {point}: 불량과 불량 사이의 양품 수가 우연으로는 거의 생기지 않는 양상을 보입니다(관리도 규칙 {rule}). 금형, 금속, 공구, 조명에서 달라진 것을 찾으세요.</translation>
    </message>
    <message>
        <source>{point}: {value:.2%} of the inspections were left to a person, beyond the limits of the chart, {low:.2%} to {high:.2%}. Check the light, the camera and the parts.</source>
        <translation>{point}: 검사의 {value:.2%}가 사람에게 넘겨졌으며, 관리도의 한계 {low:.2%}~{high:.2%}를 벗어났습니다. 조명, 카메라, 부품을 확인하세요.</translation>
    </message>
    <message>
        <source>{point}: the share that is left to a person follows a pattern that chance hardly makes (rule {rule} of the chart). Check the light, the camera and the parts.</source>
        <translation>{point}: 사람에게 넘겨지는 비율이 우연으로는 거의 생기지 않는 양상을 보입니다(관리도 규칙 {rule}). 조명, 카메라, 부품을 확인하세요.</translation>
    </message>
    <message>
        <source>{point}: {value:.2%} of the parts are unlike the training pictures, beyond the limits of the chart, {low:.2%} to {high:.2%}. Check the light, the camera and the parts.</source>
        <translation>{point}: 부품의 {value:.2%}가 학습 사진과 다르며, 관리도의 한계 {low:.2%}~{high:.2%}를 벗어났습니다. 조명, 카메라, 부품을 확인하세요.</translation>
    </message>
    <message>
        <source>{point}: the share of parts unlike the training pictures follows a pattern that chance hardly makes (rule {rule} of the chart). Check the light, the camera and the parts.</source>
        <translation>{point}: 학습 사진과 다른 부품의 비율이 우연으로는 거의 생기지 않는 양상을 보입니다(관리도 규칙 {rule}). 조명, 카메라, 부품을 확인하세요.</translation>
    </message>
    <message>
        <source>{point}: {value:.2%} of the pictures were stopped or doubted by the gate, beyond the limits of the chart, {low:.2%} to {high:.2%}. Check the light, the lens and the camera.</source>
        <translation>{point}: 사진의 {value:.2%}를 게이트가 막거나 의심했으며, 관리도의 한계 {low:.2%}~{high:.2%}를 벗어났습니다. 조명, 렌즈, 카메라를 확인하세요.</translation>
    </message>
    <message>
        <source>{point}: the share that the gate stops or doubts follows a pattern that chance hardly makes (rule {rule} of the chart). Check the light, the lens and the camera.</source>
        <translation>{point}: 게이트가 막거나 의심하는 비율이 우연으로는 거의 생기지 않는 양상을 보입니다(관리도 규칙 {rule}). 조명, 렌즈, 카메라를 확인하세요.</translation>
    </message>
    <message>
        <source>A chart by {by} cannot be watched while the station judges. Chart by day, week or lot.</source>
        <translation>{by} 단위의 관리도는 검사 중에 감시할 수 없습니다. 일, 주 또는 로트 단위로 그리세요.</translation>
    </message>
    <message>
        <source>This chart cannot be watched while the station judges. Chart defective parts, the review load, what is unlike the training pictures, or what the gate stopped.</source>
        <translation>이 관리도는 검사 중에 감시할 수 없습니다. 불량, 검토 부담, 학습 사진과 다른 부품, 게이트가 막은 사진 중 하나로 그리세요.</translation>
    </message>
    <message>
        <source>{points} points are too few to take limits from; {least} are needed. Wait for more, or chart by day or lot.</source>
        <translation>점 {points}개로는 한계를 정하기에 부족합니다. {least}개가 필요합니다. 더 기다리거나 일 또는 로트 단위로 그리세요.</translation>
    </message>
    <message>
        <source>A station called {station} is running already on this record. Close it, or give this one another name with --station.</source>
        <translation>이 기록에서 {station}(이)라는 스테이션이 이미 실행 중입니다. 그것을 닫거나 --station으로 다른 이름을 지정하세요.</translation>
    </message>
    <message>
        <source>{folder} is watched by another CastInspect already. Close it first; a folder is judged once.</source>
        <translation>{folder}은(는) 다른 CastInspect가 이미 감시하고 있습니다. 먼저 그것을 닫으세요. 폴더는 한 번만 판정합니다.</translation>
    </message>
    <message>
        <source>{folder} is watched by station {station} on computer {host}, so nothing in it is judged here. This station takes over once that one has ended or been silent for {seconds:.0f} s, or when you say so.</source>
        <translation>{folder} 폴더는 컴퓨터 {host}의 스테이션 {station}이(가) 감시하고 있어 여기서는 그 안의 사진을 판정하지 않습니다. 그 스테이션이 끝나거나 {seconds:.0f}초 동안 신호가 없거나 직접 넘겨받겠다고 하면 이 스테이션이 넘겨받습니다.</translation>
    </message>
    <message>
        <source>{folder} is being taken over from another computer; nothing in it is judged until it is certain that only this station watches it.</source>
        <translation>{folder} 폴더를 다른 컴퓨터에서 넘겨받고 있습니다. 이 스테이션만 감시하는 것이 확실해질 때까지 그 안의 사진을 판정하지 않습니다.</translation>
    </message>
    <message>
        <source>{folder} was taken over from station {station} on computer {host}. What that one noted there as judged is left alone.</source>
        <translation>컴퓨터 {host}의 스테이션 {station}에서 {folder} 폴더를 넘겨받았습니다. 그 스테이션이 판정했다고 적어 둔 사진은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>This station cannot say in {folder} that it is at work ({detail}), so another one may take over. Nothing in it is judged until it can; check the network and the folder&apos;s permissions.</source>
        <translation>이 스테이션이 작동 중임을 {folder} 폴더에 알릴 수 없어({detail}) 다른 스테이션이 넘겨받을 수 있습니다. 알릴 수 있을 때까지 그 안의 사진을 판정하지 않습니다. 네트워크와 폴더 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>{folder} takes no file of this station ({detail}), so other computers cannot see that it is watched. Give the station leave to write there, or make sure that no other computer watches it.</source>
        <translation>{folder} 폴더에 이 스테이션의 파일을 쓸 수 없어({detail}) 다른 컴퓨터가 감시 중임을 알 수 없습니다. 스테이션에 쓰기 권한을 주거나 다른 컴퓨터가 감시하지 않게 하세요.</translation>
    </message>
    <message>
        <source>{folder} and {other}, which is watched by station {station} on computer {host}, lie one in the other, so nothing is judged here: parts would be judged twice. Watch only one of them, or folders beside each other.</source>
        <translation>{folder} 폴더와 {host} 컴퓨터의 스테이션 {station}이(가) 감시하는 {other} 폴더는 하나가 다른 하나 안에 있어 여기서는 판정하지 않습니다. 부품이 두 번 판정될 수 있기 때문입니다. 둘 중 하나만 감시하거나 서로 나란히 있는 폴더를 감시하세요.</translation>
    </message>
    <message>
        <source>{folder} and {other}, which another CastInspect on this computer watches, lie one in the other: parts would be judged twice. Watch only one of them, or folders beside each other.</source>
        <translation>{folder} 폴더와 이 컴퓨터의 다른 CastInspect가 감시하는 {other} 폴더는 하나가 다른 하나 안에 있어 부품이 두 번 판정될 수 있습니다. 둘 중 하나만 감시하거나 서로 나란히 있는 폴더를 감시하세요.</translation>
    </message>
    <message>
        <source>The server that knows who watches {folder} cannot be reached ({detail}). No other station has asked for the folder, so this one goes on; make sure that no other computer begins to watch it meanwhile.</source>
        <translation>{folder} 폴더를 누가 감시하는지 아는 서버에 연결할 수 없습니다({detail}). 다른 스테이션이 이 폴더를 요청한 적이 없으므로 이 스테이션은 계속 판정합니다. 그동안 다른 컴퓨터가 이 폴더를 감시하기 시작하지 않게 하세요.</translation>
    </message>
    <message>
        <source>The server that knows which pictures in {folder} other stations judged cannot be reached. This station goes on; a picture that one of them judged without writing it into the folder may be judged again.</source>
        <translation>{folder}의 어떤 사진을 다른 스테이션이 판정했는지 아는 서버에 연결할 수 없습니다. 이 스테이션은 계속합니다. 다른 스테이션이 폴더에 기록하지 않고 판정한 사진은 다시 판정될 수 있습니다.</translation>
    </message>
    <message>
        <source>In {folder} lie pictures ({count}) that {station} had taken up when it fell silent. They wait {seconds:.0f} s for it to say what became of them; start it, if you can. After that each is put on HOLD here.</source>
        <translation>{folder}에 {station}이(가) 판정하려고 맡은 뒤 소식이 끊긴 사진이 있습니다({count}장). 그 스테이션이 결과를 알릴 때까지 {seconds:.0f}초 기다립니다. 가능하면 그 스테이션을 시작하세요. 그 뒤에는 여기서 한 장씩 보류로 둡니다.</translation>
    </message>
    <message>
        <source>{path} was taken up by {station}, which fell silent before it said what became of it. Find the part and inspect it by hand, or look for it in the record of that station.</source>
        <translation>{path}은(는) {station}이(가) 맡은 뒤 결과를 알리지 못하고 소식이 끊겼습니다. 부품을 찾아 직접 검사하거나 그 스테이션의 기록에서 찾아보세요.</translation>
    </message>
    <message>
        <source>{path} was taken away before it could be judged. Find the part and inspect it by hand.</source>
        <translation>{path}이(가) 판정되기 전에 없어졌습니다. 부품을 찾아 직접 검사하세요.</translation>
    </message>
    <message>
        <source>The record {store} is damaged ({detail}). Restore a backup with `castinspect history restore`; until then no part is called OK.</source>
        <translation>기록 {store}이(가) 손상되었습니다({detail}). `castinspect history restore`로 백업을 되돌리세요. 그때까지 어떤 부품도 양품으로 판정하지 않습니다.</translation>
    </message>
    <message>
        <source>The disk of the server {store} is full. Make room there; each station keeps its own record meanwhile, and the server catches up.</source>
        <translation>서버 {store}의 디스크가 가득 찼습니다. 서버에 공간을 만드세요. 그동안 각 스테이션은 자체 기록을 계속하며, 서버는 나중에 따라잡습니다.</translation>
    </message>
    <message>
        <source>The server {store} refused what was asked ({detail}). Look at the server and at the rights there; each station keeps its own record meanwhile.</source>
        <translation>서버 {store}이(가) 요청을 거부했습니다({detail}). 서버와 그 권한을 확인하세요. 그동안 각 스테이션은 자체 기록을 계속합니다.</translation>
    </message>
    <message>
        <source>The server {store} has rows of another record under the name {station}. Give each station a station_name that no other has or had, in its settings, or restore this station&apos;s backup; what it recorded stays in its own record.</source>
        <translation>서버 {store}에 {station}이라는 이름으로 다른 기록의 행이 있습니다. 설정에서 스테이션마다 다른 스테이션이 쓰거나 쓴 적 없는 station_name을 지정하거나, 이 스테이션의 백업을 복원하세요. 기록한 내용은 자체 기록에 남아 있습니다.</translation>
    </message>
    <message>
        <source>Nothing that stands is decided of inspection {number}, so there is nothing to take back.</source>
        <translation>검사 {number}에는 유효한 결정이 없어 되돌릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>{path} has no number in the record, so nothing can be decided of it. Judge it again.</source>
        <translation>{path}은(는) 기록에 번호가 없어 결정할 수 없습니다. 다시 판정하세요.</translation>
    </message>
    <message>
        <source>{count} decisions of {file} are in the record now; {left} are of pictures that are not in it and stay in {kept}.</source>
        <translation>{file}의 결정 {count}건이 이제 기록에 있습니다. {left}건은 기록에 없는 사진의 결정이라 {kept}에 남습니다.</translation>
    </message>
    <message>
        <source>Nobody has decided of any part whose picture is still there. Confirm, overrule or decide parts first, or switch the second person off.</source>
        <translation>사진이 남아 있는 부품 중 결정된 것이 없습니다. 먼저 부품을 확인하거나 번복하거나 결정하세요. 또는 두 번째 사람 조건을 끄세요.</translation>
    </message>
    <message>
        <source>A decision against the station needs a reason. Say why; on the command line with --why.</source>
        <translation>스테이션과 다른 결정에는 이유가 필요합니다. 이유를 적으세요. 명령줄에서는 --why를 쓰세요.</translation>
    </message>
    <message>
        <source>The record holds no inspection of a lot {lot}. Lots are read from file names or codes: see part identity in the settings.</source>
        <translation>기록에 로트 {lot}의 검사가 없습니다. 로트는 파일 이름이나 코드에서 읽습니다. 설정의 부품 식별을 확인하세요.</translation>
    </message>
    <message>
        <source>The picture {path} is not there any more, or is another one than was judged.</source>
        <translation>사진 {path}이(가) 더 이상 없거나, 판정했을 때와 다른 사진입니다.</translation>
    </message>
    <message>
        <source>The version {version} is not on this station any more, so it cannot be asked where it looked.</source>
        <translation>버전 {version}이(가) 이 스테이션에 더 이상 없어서 어디를 보았는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>{sentence}</source>
        <translation>{sentence}</translation>
    </message>
    <message>
        <source>The station&apos;s key {path} is damaged. Put back a copy of it; a new key would not match packs that were signed before.</source>
        <translation>스테이션 키 {path}이(가) 손상되었습니다. 사본을 되돌려 놓으세요. 새 키는 전에 서명한 증거 묶음과 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The station&apos;s key {path} cannot be read or written ({detail}). Check the permissions.</source>
        <translation>스테이션 키 {path}을(를) 읽거나 쓸 수 없습니다({detail}). 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>{path} is no pack of evidence, or so damaged that nothing in it can be read.</source>
        <translation>{path}은(는) 증거 묶음이 아니거나, 손상되어 아무것도 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({detail}). Check the path and the permissions.</source>
        <translation>{path}을(를) 읽을 수 없습니다({detail}). 경로와 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>{name} was put into the pack after it was signed.</source>
        <translation>{name}은(는) 서명한 뒤에 묶음에 추가되었습니다.</translation>
    </message>
    <message>
        <source>{name} was taken out of the pack after it was signed.</source>
        <translation>{name}은(는) 서명한 뒤에 묶음에서 빠졌습니다.</translation>
    </message>
    <message>
        <source>{name} was changed after the pack was signed.</source>
        <translation>{name}은(는) 서명한 뒤에 바뀌었습니다.</translation>
    </message>
    <message>
        <source>The pack&apos;s signature does not match its bytes: something in it was changed after it was signed.</source>
        <translation>묶음의 서명이 내용과 맞지 않습니다. 서명한 뒤에 무언가 바뀌었습니다.</translation>
    </message>
    <message>
        <source>“{name}” cannot be a suite&apos;s name. Use letters, digits, points and hyphens, 40 at most.</source>
        <translation>“{name}”은(는) 시험 세트 이름으로 쓸 수 없습니다. 글자, 숫자, 점, 붙임표로 40자까지 쓰세요.</translation>
    </message>
    <message>
        <source>There is no suite {name}. The suites of this station are: {known}.</source>
        <translation>시험 세트 {name}이(가) 없습니다. 이 스테이션의 시험 세트: {known}.</translation>
    </message>
    <message>
        <source>{path} is damaged. Put back a copy of the suite&apos;s folder.</source>
        <translation>{path}이(가) 손상되었습니다. 시험 세트 폴더의 사본을 되돌려 놓으세요.</translation>
    </message>
    <message>
        <source>Whether parts of the class {name} are good, its name does not tell. Rename the folder to ok or defect.</source>
        <translation>클래스 {name}의 부품이 양품인지 이름으로는 알 수 없습니다. 폴더 이름을 ok 또는 defect로 바꾸세요.</translation>
    </message>
    <message>
        <source>{path} cannot be taken into the suite ({detail}). Check the file, the folder and the free space.</source>
        <translation>{path}을(를) 시험 세트에 넣을 수 없습니다({detail}). 파일, 폴더, 여유 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>The suite {name} holds no picture. Add labelled ones with `castinspect suites add`.</source>
        <translation>시험 세트 {name}에 사진이 없습니다. `castinspect suites add`로 레이블이 있는 사진을 추가하세요.</translation>
    </message>
    <message>
        <source>Inspection {number} cannot go into a suite: nobody has decided it, or its picture is not there any more or was changed. Decide it, or bring the picture back.</source>
        <translation>검사 {number}은(는) 스위트에 넣을 수 없습니다: 아무도 결정하지 않았거나 사진이 없거나 바뀌었습니다. 결정하거나 사진을 되돌려 놓으세요.</translation>
    </message>
    <message>
        <source>The suite&apos;s picture {path} ({name}) is missing or was changed, so figures of then and now cannot be compared. Put it back.</source>
        <translation>시험 세트의 사진 {path}({name})이(가) 없거나 바뀌어서 전과 지금의 수치를 비교할 수 없습니다. 되돌려 놓으세요.</translation>
    </message>
    <message>
        <source>The versions learned from every picture of the suite, so it says nothing of them. Add other pictures.</source>
        <translation>두 버전이 시험 세트의 모든 사진으로 학습해서 아무것도 알 수 없습니다. 다른 사진을 추가하세요.</translation>
    </message>
    <message>
        <source>{now} of {total} defective pictures are called OK, {before} by the version before; {limit} more are allowed.</source>
        <translation>불량 사진 {total}장 중 {now}장을 양품으로 판정합니다(이전 버전 {before}장). {limit}장까지만 더 허용됩니다.</translation>
    </message>
    <message>
        <source>{now} of {total} good pictures are called DEFECT, {before} by the version before; {limit} % more are allowed.</source>
        <translation>양품 사진 {total}장 중 {now}장을 불량으로 판정합니다(이전 버전 {before}장). {limit} %까지만 더 허용됩니다.</translation>
    </message>
    <message>
        <source>{name} is promoted: it cannot judge beside itself. Choose another version.</source>
        <translation>{name}은(는) 현장 적용 중이므로 자신과 나란히 판정할 수 없습니다. 다른 버전을 고르세요.</translation>
    </message>
    <message>
        <source>No version judges in shadow. `castinspect release shadow VERSION` starts a trial.</source>
        <translation>섀도로 판정하는 버전이 없습니다. `castinspect release shadow VERSION`으로 시험을 시작하세요.</translation>
    </message>
    <message>
        <source>{name} is not promoted: {reasons}</source>
        <translation>{name}을(를) 현장 적용하지 않았습니다: {reasons}</translation>
    </message>
    <message>
        <source>It is promoted already.</source>
        <translation>이미 현장 적용되어 있습니다.</translation>
    </message>
    <message>
        <source>Its {count} golden pictures are scored again when it is promoted; where a score differs, it is refused.</source>
        <translation>현장 적용할 때 기준 사진 {count}장을 다시 채점하며, 점수가 다르면 거부합니다.</translation>
    </message>
    <message>
        <source>It carries no golden pictures, as versions of before do, so nothing proves that it scores as at its training.</source>
        <translation>예전 버전처럼 기준 사진이 없어, 학습 때와 같은 점수를 내는지 확인할 수 없습니다.</translation>
    </message>
    <message>
        <source>This station keeps no suite, so nothing holds it against the promoted version. `castinspect suites add` makes one.</source>
        <translation>이 스테이션에는 스위트가 없어 현장 적용 버전과 비교할 수 없습니다. `castinspect suites add`로 만드세요.</translation>
    </message>
    <message>
        <source>Nothing is promoted yet, so its suites are held against nothing.</source>
        <translation>아직 현장 적용된 버전이 없어 스위트를 비교하지 않습니다.</translation>
    </message>
    <message>
        <source>The suite {suite} has not been replayed with both versions as they are now. Replay the suites.</source>
        <translation>스위트 {suite}을(를) 두 버전의 현재 상태로 재생하지 않았습니다. 스위트를 재생하세요.</translation>
    </message>
    <message>
        <source>On the suite {suite} it is worse than the promoted version: {reasons}</source>
        <translation>스위트 {suite}에서 현장 적용 버전보다 나쁩니다: {reasons}</translation>
    </message>
    <message>
        <source>On the suite {suite} (revision {revision}) it is not worse by more than the limits: {escapes} escapes of {defective}.</source>
        <translation>스위트 {suite}(개정 {revision})에서 한도를 넘게 나빠지지 않았습니다: 유출 {defective}개 중 {escapes}개.</translation>
    </message>
    <message>
        <source>This station lets one person promote.</source>
        <translation>이 스테이션은 한 사람이 현장 적용할 수 있습니다.</translation>
    </message>
    <message>
        <source>Two people must agree, but no passwords are set, so nobody can tell who agrees. An administrator adds people: `castinspect users add`.</source>
        <translation>두 사람이 동의해야 하지만 암호가 설정되어 있지 않아 누가 동의하는지 알 수 없습니다. 관리자가 사람을 추가하세요: `castinspect users add`.</translation>
    </message>
    <message>
        <source>Two people must agree: besides {who} nobody has agreed since the last promotion. Another engineer logs in and agrees.</source>
        <translation>두 사람이 동의해야 합니다: 마지막 현장 적용 뒤 {who} 말고는 아무도 동의하지 않았습니다. 다른 엔지니어가 로그인해서 동의하세요.</translation>
    </message>
    <message>
        <source>Agreed to by {names}.</source>
        <translation>동의한 사람: {names}.</translation>
    </message>
    <message>
        <source>This station asks for no trial in shadow; {judged} parts were judged beside the promoted version, {differing} of them differently.</source>
        <translation>이 스테이션은 섀도 시험을 요구하지 않습니다. 현장 적용 버전과 나란히 부품 {judged}개를 판정했고 그중 {differing}개가 달랐습니다.</translation>
    </message>
    <message>
        <source>It must judge {wanted} parts in shadow beside the promoted version, and has judged {judged}. Start a trial, and let the line run.</source>
        <translation>현장 적용 버전과 나란히 섀도로 부품 {wanted}개를 판정해야 하는데 {judged}개를 판정했습니다. 시험을 시작하고 라인을 가동하세요.</translation>
    </message>
    <message>
        <source>It judged {judged} parts in shadow ({wanted} are asked for), {differing} of them differently. Look at those.</source>
        <translation>섀도로 부품 {judged}개를 판정했습니다(요구 {wanted}개). 그중 {differing}개가 다르니 확인하세요.</translation>
    </message>
    <message>
        <source>{name}, id {id}, SHA-256 {sha256}.</source>
        <translation>{name}, ID {id}, SHA-256 {sha256}.</translation>
    </message>
    <message>
        <source>Made {created}: {backbone} from {weights}, strategy {strategy}.</source>
        <translation>{created}에 만듦: {backbone}, 시작 가중치 {weights}, 전략 {strategy}.</translation>
    </message>
    <message>
        <source>It was not scored when it was made.</source>
        <translation>만들 때 채점하지 않았습니다.</translation>
    </message>
    <message>
        <source>Its own score ({split}): {escapes} escapes of {defective}, {overkill} overkill of {good}, {review} to review.</source>
        <translation>자체 점수({split}): 유출 {defective}개 중 {escapes}개, 과검출 {good}개 중 {overkill}개, 검토 {review}개.</translation>
    </message>
    <message>
        <source>Nothing was promoted before it.</source>
        <translation>전에 현장 적용된 버전이 없습니다.</translation>
    </message>
    <message>
        <source>It takes the place of {name}, id {id}.</source>
        <translation>{name}(ID {id})을(를) 대신합니다.</translation>
    </message>
    <message>
        <source>{name}: {before} -&gt; {now}</source>
        <translation>{name}: {before} -&gt; {now}</translation>
    </message>
    <message>
        <source>Suite {suite}, before: {escapes} escapes of {defective} (at most {bound} % with 95 % confidence), {overkill} overkill of {good}, {review} to a person.</source>
        <translation>스위트 {suite}, 이전: 유출 {defective}개 중 {escapes}개(95 % 신뢰도로 최대 {bound} %), 과검출 {good}개 중 {overkill}개, 사람에게 {review}개.</translation>
    </message>
    <message>
        <source>Suite {suite}, now: {escapes} escapes of {defective} (at most {bound} % with 95 % confidence), {overkill} overkill of {good}, {review} to a person.</source>
        <translation>스위트 {suite}, 지금: 유출 {defective}개 중 {escapes}개(95 % 신뢰도로 최대 {bound} %), 과검출 {good}개 중 {overkill}개, 사람에게 {review}개.</translation>
    </message>
    <message>
        <source>Suite {suite}: {count} pictures are judged otherwise than before.</source>
        <translation>스위트 {suite}: 사진 {count}장의 판정이 이전과 다릅니다.</translation>
    </message>
    <message>
        <source>In shadow it judged {judged} parts of the line ({skipped} it did not look at), {differing} of them otherwise.</source>
        <translation>섀도에서 라인의 부품 {judged}개를 판정했고({skipped}개는 보지 않음) 그중 {differing}개가 달랐습니다.</translation>
    </message>
    <message>
        <source>In shadow, {promoted} by the promoted version and {challenger} by this one: {count}.</source>
        <translation>섀도에서 현장 적용 버전은 {promoted}, 이 버전은 {challenger}: {count}개.</translation>
    </message>
    <message>
        <source>{now} of {total} pictures go to a person, {before} with the version before; {limit} % more are allowed.</source>
        <translation>사진 {total}장 중 {now}장을 사람이 봐야 합니다(이전 버전 {before}장). {limit} %까지만 더 허용됩니다.</translation>
    </message>
    <message>
        <source>{path} has no ending that says what to write. End it in one of these: {known}.</source>
        <translation>{path}의 확장자로는 무엇을 쓸지 알 수 없습니다. 다음 중 하나로 끝내세요: {known}.</translation>
    </message>
    <message>
        <source>These are {count} inspections; a {kind} file takes {most}. Narrow the search down, or write a CSV file.</source>
        <translation>검사가 {count}건입니다. {kind} 파일에는 {most}건까지 들어갑니다. 검색 범위를 좁히거나 CSV 파일로 쓰세요.</translation>
    </message>
    <message>
        <source>There is no picture in {folder} that can be read. {others}</source>
        <translation>{folder}에 읽을 수 있는 사진이 없습니다. {others}</translation>
    </message>
    <message>
        <source>Who may log in cannot be read from {file}, so nobody may change anything that needs a role. Have IT bring the file back from a copy.</source>
        <translation>{file}에서 로그인할 수 있는 사람을 읽을 수 없어, 권한이 필요한 변경은 아무도 할 수 없습니다. IT 담당자에게 사본에서 파일을 되살려 달라고 하세요.</translation>
    </message>
    <message>
        <source>{file} cannot be written ({detail}). Check the folder&apos;s permissions and the free space.</source>
        <translation>{file}에 쓸 수 없습니다({detail}). 폴더 권한과 남은 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>The first person must be an administrator, who adds the others. Add one with --role administrator.</source>
        <translation>첫 번째 사람은 다른 사람을 추가할 관리자여야 합니다. --role administrator로 추가하세요.</translation>
    </message>
    <message>
        <source>{name} is the last administrator. Add another one first, or remove everybody else before.</source>
        <translation>{name}은(는) 마지막 관리자입니다. 먼저 다른 관리자를 추가하거나 나머지 사람을 모두 삭제하세요.</translation>
    </message>
    <message>
        <source>A name has 1 to {longest} letters. Type another one.</source>
        <translation>이름은 1~{longest}자입니다. 다른 이름을 입력하세요.</translation>
    </message>
    <message>
        <source>There is somebody called {name} already. Take another name, or change the password.</source>
        <translation>{name}이라는 사람이 이미 있습니다. 다른 이름을 쓰거나 비밀번호를 바꾸세요.</translation>
    </message>
    <message>
        <source>Nobody here is called {name}. `castinspect users` lists everybody.</source>
        <translation>{name}이라는 사람이 없습니다. `castinspect users`로 목록을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>A password needs {shortest} signs or more, not digits alone, not one sign again and again, and not the name. Type another one.</source>
        <translation>비밀번호는 {shortest}자 이상이어야 하고, 숫자로만 되거나 한 글자의 반복이거나 이름이면 안 됩니다. 다른 비밀번호를 입력하세요.</translation>
    </message>
    <message>
        <source>The two passwords are not the same. Type them again.</source>
        <translation>두 비밀번호가 같지 않습니다. 다시 입력하세요.</translation>
    </message>
    <message>
        <source>Only an engineer may do this. Log in first.</source>
        <translation>엔지니어만 할 수 있습니다. 먼저 로그인하세요.</translation>
    </message>
    <message>
        <source>Only an administrator may do this. Log in first.</source>
        <translation>관리자만 할 수 있습니다. 먼저 로그인하세요.</translation>
    </message>
    <message>
        <source>Name or password is wrong. Type them again.</source>
        <translation>이름이나 비밀번호가 틀렸습니다. 다시 입력하세요.</translation>
    </message>
    <message>
        <source>{name} was tried with a wrong password too often. Try again in {seconds} seconds.</source>
        <translation>{name}에 틀린 비밀번호가 너무 여러 번 입력되었습니다. {seconds}초 뒤에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>No password is set on this station: everybody may do everything.</source>
        <translation>이 스테이션에는 비밀번호가 없어 누구나 모든 것을 할 수 있습니다.</translation>
    </message>
    <message>
        <source>You are logged in, but the record could not note it: {detail}</source>
        <translation>로그인했지만 기록에 남기지 못했습니다: {detail}</translation>
    </message>
    <message>
        <source>“{name}” cannot be a study&apos;s name. Use a name that a folder can have, 60 letters at most.</source>
        <translation>“{name}”은(는) 연구 이름으로 쓸 수 없습니다. 폴더 이름이 될 수 있는 60자 이내의 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>There is no uncertainty range: no part is called OK by all in every trial, or none beyond them is called defective by all. Take smaller and larger defects into the study.</source>
        <translation>불확도 범위가 없습니다. 모두가 모든 회차에서 양품이라고 한 부품이 없거나, 그 밖에서 모두가 불량이라고 한 부품이 없습니다. 더 작거나 더 큰 결함을 연구에 넣으세요.</translation>
    </message>
    <message>
        <source>{path} has no value for {picture} ({missing} parts lack one). Write one line for each part, with its picture&apos;s name and its measured size.</source>
        <translation>{path}에 {picture}의 값이 없습니다(값이 없는 부품 {missing}개). 부품마다 사진 이름과 측정한 크기를 한 줄씩 적으세요.</translation>
    </message>
    <message>
        <source>{path} does not say which part {picture} is: two of its lines, or two parts of the study, have that name. Write one line for each part. Where pictures of two parts have one name, give them others and make the study anew.</source>
        <translation>{path}에서 {picture}이(가) 어느 부품인지 알 수 없습니다. 이 이름이 두 줄에 있거나 연구의 두 부품에 있습니다. 부품마다 한 줄씩 적으세요. 두 부품의 사진 이름이 같으면 다른 이름으로 바꾸고 연구를 다시 만드세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read. Save it as CSV with UTF-8, with the columns picture and value, and a number in each line.</source>
        <translation>{path}을(를) 읽을 수 없습니다. picture와 value 열에 줄마다 숫자를 적어 UTF-8 CSV로 저장하세요.</translation>
    </message>
    <message>
        <source>The record holds no inspection that says its {by} and whether the part is good. Choose other points with --by, or inspect first.</source>
        <translation>기록에 {by} 값과 양품 여부를 말하는 검사가 없습니다. --by로 다른 기준을 고르거나 먼저 검사하세요.</translation>
    </message>
    <message>
        <source>The record holds fewer than two defective parts, so there is nothing between them to chart. Choose --kind p.</source>
        <translation>기록에 불량품이 둘보다 적어 그 사이를 그릴 수 없습니다. --kind p를 고르세요.</translation>
    </message>
    <message>
        <source>{out} lies within the archive {folder}. Name a folder outside it for the shards.</source>
        <translation>{out}이(가) 보관 폴더 {folder} 안에 있습니다. 그 바깥의 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>There is no picture in {folder} or in its folders.</source>
        <translation>{folder}와 그 하위 폴더에 사진이 없습니다.</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({detail}). Check its permissions and the free space; then start again, what is done stays.</source>
        <translation>{folder}에 쓸 수 없습니다 ({detail}). 권한과 여유 공간을 확인한 뒤 다시 시작하세요. 끝난 부분은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>{folder} holds no scored archive, or its plan is damaged. `castinspect archive score` makes one.</source>
        <translation>{folder}에 채점된 아카이브가 없거나 계획 파일이 손상되었습니다. `castinspect archive score`로 만드세요.</translation>
    </message>
    <message>
        <source>{out} holds shards of {folder} by checkpoint {checkpoint}, or of another size. Name another folder.</source>
        <translation>{out}에는 체크포인트 {checkpoint}로 채점한 {folder}의 샤드이 있거나 샤드 크기가 다릅니다. 다른 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>There is no shard {shard}; the last one is {last}.</source>
        <translation>{shard}번 샤드은 없습니다. 마지막 샤드은 {last}번입니다.</translation>
    </message>
    <message>
        <source>{processes} processes cannot share batches of {batch} pictures. Choose fewer processes or a larger batch.</source>
        <translation>프로세스 {processes}개가 사진 {batch}장짜리 배치를 나눌 수 없습니다. 프로세스를 줄이거나 배치를 늘리세요.</translation>
    </message>
    <message>
        <source>The packaged app trains in one process. Install CastInspect with pip to train in several.</source>
        <translation>패키지 앱은 한 프로세스로 학습합니다. 여러 프로세스로 학습하려면 CastInspect를 pip로 설치하세요.</translation>
    </message>
    <message>
        <source>The memory is not enough for this batch in each of the processes. Choose fewer processes or a smaller batch.</source>
        <translation>프로세스마다 이 배치를 담기에 메모리가 부족합니다. 프로세스를 줄이거나 배치를 줄이세요.</translation>
    </message>
    <message>
        <source>PostgreSQL is not installed here. Install it (on Debian the package postgresql), or name an empty server with --server.</source>
        <translation>PostgreSQL이 설치되어 있지 않습니다. 설치하거나(데비안은 postgresql 패키지) --server로 빈 서버를 지정하세요.</translation>
    </message>
    <message>
        <source>PostgreSQL did not start ({detail}).</source>
        <translation>PostgreSQL을 시작하지 못했습니다({detail}).</translation>
    </message>
    <message>
        <source>No server of the stations is named. Give its address with --server, or in the settings as record_server.</source>
        <translation>스테이션들의 서버가 지정되지 않았습니다. --server로 주소를 지정하거나 설정의 record_server에 적으세요.</translation>
    </message>
    <message>
        <source>The key cannot be written to {file} ({detail}). Choose a new file in a folder that only you can read.</source>
        <translation>키를 {file}에 쓸 수 없습니다({detail}). 본인만 읽을 수 있는 폴더의 새 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>{file} is no key of this kind, or its password is another one.</source>
        <translation>{file}은(는) 이런 종류의 키가 아니거나 비밀번호가 다릅니다.</translation>
    </message>
    <message>
        <source>{text} is no public key. Paste the line that `castinspect fleet key` printed.</source>
        <translation>{text}은(는) 공개 키가 아닙니다. `castinspect fleet key`가 출력한 줄을 붙여 넣으세요.</translation>
    </message>
    <message>
        <source>{text} is none of the keys that this station trusts, so nothing was changed. It trusts: {known}.</source>
        <translation>{text}은(는) 이 스테이션이 신뢰하는 키가 아니므로 아무것도 바꾸지 않았습니다. 신뢰하는 키: {known}.</translation>
    </message>
    <message>
        <source>The server knows no station {station}. Look at `castinspect fleet status`.</source>
        <translation>서버에 {station} 스테이션이 없습니다. `castinspect fleet status`를 확인하세요.</translation>
    </message>
    <message>
        <source>The file with the hash {sha256} is not on the server any more. Push the version again.</source>
        <translation>해시 {sha256}의 파일이 서버에 더 이상 없습니다. 버전을 다시 보내세요.</translation>
    </message>
    <message>
        <source>{name} is not signed for this station by a key that it trusts. Push it with the right key, or let the station trust the key: `castinspect fleet trust`.</source>
        <translation>{name}은(는) 이 스테이션이 신뢰하는 키로 서명되지 않았습니다. 맞는 키로 다시 보내거나 `castinspect fleet trust`로 키를 신뢰하게 하세요.</translation>
    </message>
    <message>
        <source>{name} was ordered before the version that this station took last. Push it again if it is meant.</source>
        <translation>{name}은(는) 이 스테이션이 마지막으로 받은 버전보다 먼저 지시되었습니다. 필요하면 다시 보내세요.</translation>
    </message>
    <message>
        <source>What came as the conversion of {name} is damaged, or that of another version. Push the version again.</source>
        <translation>{name}의 변환으로 온 것이 손상되었거나 다른 버전의 변환입니다. 버전을 다시 내보내세요.</translation>
    </message>
    <message>
        <source>{name} on the server is not the file that was signed. Push it again.</source>
        <translation>서버의 {name}은(는) 서명된 파일이 아닙니다. 다시 보내세요.</translation>
    </message>
    <message>
        <source>{file} is damaged, so it is not known which order was taken last. Look at it, then delete it.</source>
        <translation>{file}이(가) 손상되어 마지막으로 받은 지시를 알 수 없습니다. 확인한 뒤 삭제하세요.</translation>
    </message>
    <message>
        <source>A process ended before its shard was done; the memory may not have been enough. What is done stays in {out}: start again, with fewer processes if need be.</source>
        <translation>샤드을 끝내기 전에 프로세스가 종료되었습니다. 메모리가 부족했을 수 있습니다. 끝난 부분은 {out}에 남습니다. 필요하면 프로세스 수를 줄여 다시 시작하세요.</translation>
    </message>
    <message>
        <source>{missing} of {total} shards in {out} are not scored yet. `castinspect archive score` goes on with them.</source>
        <translation>{out}의 샤드 {total}개 중 {missing}개를 아직 채점하지 않았습니다. `castinspect archive score`가 이어서 채점합니다.</translation>
    </message>
    <message>
        <source>Another program is putting {out} on record now. Wait for it, then start again.</source>
        <translation>다른 프로그램이 지금 {out}을(를) 기록하고 있습니다. 끝나기를 기다렸다가 다시 시작하세요.</translation>
    </message>
    <message>
        <source>{station} has rows of {folder} by this version from another scoring, of other pictures. Name another --station.</source>
        <translation>{station}에는 같은 버전이 다른 사진으로 {folder}을(를) 채점한 기록이 이미 있습니다. 다른 --station 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>Ray did not start or gave up ({detail}). What is done stays in {out}: start again, or without --ray.</source>
        <translation>Ray가 시작되지 않았거나 중단되었습니다 ({detail}). 끝난 것은 {out}에 남아 있습니다. 다시 시작하거나 --ray 없이 시작하세요.</translation>
    </message>
    <message>
        <source>{before} and {after} are not scorings of the same pictures. Score the same archive with both versions, in shards of the same size.</source>
        <translation>{before}와 {after}는 같은 사진을 채점한 것이 아닙니다. 같은 아카이브를 같은 샤드 크기로 두 버전으로 채점하세요.</translation>
    </message>
    <message>
        <source>{file} was not scored by checkpoint {checkpoint}, or holds other pictures than the plan beside it. Take it away, then score again: only it will be scored; or name another folder.</source>
        <translation>{file}은(는) 체크포인트 {checkpoint}(으)로 채점한 것이 아니거나, 옆의 계획과 다른 사진을 담고 있습니다. 이 파일을 치운 뒤 다시 채점하세요. 그 파일만 채점합니다. 또는 다른 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>{file} is missing or damaged. Remove it if it is there, and score the archive again: only it will be scored.</source>
        <translation>{file}이(가) 없거나 손상되었습니다. 있으면 지우고 다시 채점하세요. 그 샤드만 채점됩니다.</translation>
    </message>
    <message>
        <source>This needs the extra packages for archives. Install them: pip install &quot;castinspect[scale]&quot;.</source>
        <translation>아카이브용 추가 패키지가 필요합니다. 설치하세요: pip install &quot;castinspect[scale]&quot;.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Validation, test and cuts</source>
        <translation>검증·시험·임계값</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>백본</translation>
    </message>
    <message>
        <source>Which network; see `castinspect backbones`.</source>
        <translation>사용할 신경망입니다. `castinspect backbones`에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>What the backbone starts from: auto, imagenet, starter, none or a file. auto takes ImageNet weights, with efficientnet_lite0 where efficientnet_b0&apos;s are not at hand, else the starter.</source>
        <translation>백본이 시작하는 가중치입니다. auto, imagenet, starter, none 또는 파일입니다. auto는 ImageNet 가중치를 쓰며, efficientnet_b0의 가중치가 없으면 efficientnet_lite0을, 그것도 없으면 스타터를 씁니다.</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>전략</translation>
    </message>
    <message>
        <source>Input size, pixels</source>
        <translation>입력 크기(픽셀)</translation>
    </message>
    <message>
        <source>Side of the network&apos;s input in pixels; else the backbone&apos;s own.</source>
        <translation>신경망 입력의 한 변(픽셀)입니다. 정하지 않으면 백본의 기본 크기를 씁니다.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Passes over the pictures, in all phases together.</source>
        <translation>모든 단계를 합쳐 사진을 학습하는 횟수입니다.</translation>
    </message>
    <message>
        <source>A phase ends early after so many epochs without a lower validation loss.</source>
        <translation>이 에포크 수만큼 검증 손실이 줄지 않으면 단계가 일찍 끝납니다.</translation>
    </message>
    <message>
        <source>Bits that the camera uses in files of 16, where the files do not say: 10, 12 or 14; 16 if it uses all.</source>
        <translation>16비트 파일에서 카메라가 쓰는 비트 수이며, 파일이 밝히지 않을 때만 씁니다. 10, 12 또는 14이고, 모두 쓰면 16입니다.</translation>
    </message>
    <message>
        <source>Where to compute; auto takes CUDA, then MPS, then the CPU.</source>
        <translation>계산할 장치입니다. auto는 CUDA, MPS, CPU 순으로 씁니다.</translation>
    </message>
    <message>
        <source>Checkpoint to write; else into the models folder.</source>
        <translation>쓸 체크포인트입니다. 없으면 모델 폴더에 씁니다.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>One of the processes that train together ended, so all were ended; the memory may not have been enough. A run that had finished an epoch goes on from there: `castinspect train --resume`, with fewer processes if need be. Otherwise start it anew.</source>
        <translation>함께 학습하던 프로세스 하나가 끝나 모두 끝냈습니다. 메모리가 부족했을 수 있습니다. 끝난 에포크가 있으면 `castinspect train --resume`으로 그 뒤부터 이어 가고, 필요하면 프로세스 수를 줄이세요. 없으면 처음부터 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Which layers learn. scratch: all, from random weights; head: the last layer alone; full: the head, then all; gradual: the head, then the late layers.</source>
        <translation>학습할 층입니다. scratch: 무작위 가중치에서 전체, head: 마지막 층만, full: 헤드 다음 전체, gradual: 헤드 다음 뒤쪽 층입니다.</translation>
    </message>
    <message>
        <source>Pictures in one step.</source>
        <translation>한 번에 학습하는 사진 수입니다.</translation>
    </message>
    <message>
        <source>Rate of the head</source>
        <translation>헤드 학습률</translation>
    </message>
    <message>
        <source>Learning rate of the head.</source>
        <translation>헤드의 학습률입니다.</translation>
    </message>
    <message>
        <source>Rate of the backbone</source>
        <translation>백본 학습률</translation>
    </message>
    <message>
        <source>Learning rate of the backbone&apos;s last stage; lower stages learn slower.</source>
        <translation>백본 마지막 단계의 학습률입니다. 아래 단계는 더 느리게 학습합니다.</translation>
    </message>
    <message>
        <source>Each lower stage slower by</source>
        <translation>아래 단계마다 학습률 비율</translation>
    </message>
    <message>
        <source>Each stage of the backbone learns at this share of the rate of the one above it.</source>
        <translation>백본의 각 단계는 바로 위 단계 학습률의 이 비율로 학습합니다.</translation>
    </message>
    <message>
        <source>Epochs without progress</source>
        <translation>개선 없이 기다릴 에포크</translation>
    </message>
    <message>
        <source>Own brightness, contrast</source>
        <translation>밝기와 대비 직접 지정</translation>
    </message>
    <message>
        <source>Mean and standard deviation of brightness, from 0 to 1, that every picture is brought to; else as suits the weights.</source>
        <translation>모든 사진을 맞출 밝기의 평균과 표준편차(0~1)입니다. 정하지 않으면 가중치에 맞춥니다.</translation>
    </message>
    <message>
        <source>Turn, mirror and relight pictures at random</source>
        <translation>사진을 무작위로 회전·반전하고 밝기를 바꿈</translation>
    </message>
    <message>
        <source>Turn, mirror and relight the pictures at random.</source>
        <translation>사진을 무작위로 회전·반전하고 밝기를 바꿉니다.</translation>
    </message>
    <message>
        <source>How parts may lie</source>
        <translation>부품이 놓이는 방향</translation>
    </message>
    <message>
        <source>How parts may lie: none: one right way up, so they are not turned; quarter: turned by quarters; any: at any angle; auto: as the pictures show.</source>
        <translation>부품이 놓이는 방향: none: 한 방향이므로 돌리지 않음; quarter: 90도씩 돌아감; any: 모든 각도; auto: 사진에 보이는 대로.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Whether the network sees colour; auto: where the pictures have some.</source>
        <translation>네트워크가 색을 볼지 정합니다. auto: 사진에 색이 있으면 봅니다.</translation>
    </message>
    <message>
        <source>Bits of the camera</source>
        <translation>카메라의 비트 수</translation>
    </message>
    <message>
        <source>How many folders down the classes lie: 2 for DATA/LINE/CLASS.</source>
        <translation>클래스 폴더가 몇 단계 아래에 있는지 정합니다. DATA/LINE/CLASS는 2입니다.</translation>
    </message>
    <message>
        <source>What a class means, where its name does not tell; repeat it.</source>
        <translation>이름으로 알 수 없는 클래스의 뜻을 정합니다. 반복하세요.</translation>
    </message>
    <message>
        <source>Finds the part number in each file name, as &apos;part_(\d+)&apos; does; pictures of one number show one part.</source>
        <translation>&apos;part_(\d+)&apos;처럼 파일 이름에서 부품 번호를 찾습니다. 번호가 같은 사진은 한 부품입니다.</translation>
    </message>
    <message>
        <source>Bring all pictures of a part to one side where DATA has it in train and in test.</source>
        <translation>DATA의 train과 test에 모두 있는 부품의 사진을 한쪽으로 모읍니다.</translation>
    </message>
    <message>
        <source>Share to validate on</source>
        <translation>검증용 비율</translation>
    </message>
    <message>
        <source>Share of the training pictures held back to choose the best epoch.</source>
        <translation>가장 좋은 에포크를 고르려고 따로 두는 학습 사진의 비율입니다.</translation>
    </message>
    <message>
        <source>Share to test on</source>
        <translation>시험용 비율</translation>
    </message>
    <message>
        <source>Share held back for the score, where there is no test folder.</source>
        <translation>시험 폴더가 없을 때 점수를 매기려고 따로 두는 비율입니다.</translation>
    </message>
    <message>
        <source>Folds to choose the cuts by</source>
        <translation>임계값을 정할 폴드 수</translation>
    </message>
    <message>
        <source>So many more networks learn, each without a share of the parts, so that the cuts of a fine-tuned network are chosen by every part. 0 chooses them by the validation pictures alone.</source>
        <translation>이 수만큼 신경망을 더 학습하며, 각각 부품의 일부를 빼고 학습합니다. 그래서 미세 조정한 신경망의 임계값을 모든 부품으로 정할 수 있습니다. 0이면 검증 사진만으로 정합니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed gives the same run on the same machine.</source>
        <translation>같은 컴퓨터에서는 시드가 같으면 결과도 같습니다.</translation>
    </message>
    <message>
        <source>Store half-precision weights: half the file</source>
        <translation>가중치를 반정밀도로 저장: 파일 크기 절반</translation>
    </message>
    <message>
        <source>Store the weights in half precision: half the file.</source>
        <translation>가중치를 반정밀도로 저장합니다. 파일 크기가 절반이 됩니다.</translation>
    </message>
    <message>
        <source>The cuts are chosen by the validation pictures alone: the network could not be taught without a share of the parts.</source>
        <translation>부품 일부를 빼고는 학습할 수 없었으므로, 임계값을 검증 사진만으로 정합니다.</translation>
    </message>
    <message>
        <source>The interrupted training in {path} cannot be read. Start the training anew.</source>
        <translation>중단된 학습 {path}을(를) 읽을 수 없습니다. 학습을 새로 시작하세요.</translation>
    </message>
    <message>
        <source>There is no interrupted training to go on with.</source>
        <translation>이어서 할 중단된 학습이 없습니다.</translation>
    </message>
    <message>
        <source>The pictures in {folder} have changed since the training was interrupted. Start the training anew.</source>
        <translation>학습이 중단된 뒤 {folder}의 사진이 바뀌었습니다. 학습을 새로 시작하세요.</translation>
    </message>
    <message>
        <source>{path} is not a starter for this backbone. Name a file that `castinspect pretrain` wrote.</source>
        <translation>{path}은(는) 이 백본용 스타터가 아닙니다. `castinspect pretrain`이 만든 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>There is no stopped pretraining to go on with. Start one without --resume.</source>
        <translation>이어서 할 사전 학습이 없습니다. --resume 없이 시작하세요.</translation>
    </message>
    <message>
        <source>The stopped pretraining in {path} cannot be read. Start anew without --resume.</source>
        <translation>{path}의 멈춘 사전 학습을 읽을 수 없습니다. --resume 없이 새로 시작하세요.</translation>
    </message>
    <message>
        <source>The stopped pretraining had other settings. Name the same ones, or start anew without --resume.</source>
        <translation>멈춘 사전 학습의 설정이 다릅니다. 같은 설정을 쓰거나 --resume 없이 새로 시작하세요.</translation>
    </message>
    <message>
        <source>Pretraining broke down at step {step}: the loss is no number. Start anew with another seed.</source>
        <translation>사전 학습이 {step}단계에서 중단되었습니다. 손실이 숫자가 아닙니다. 다른 시드로 새로 시작하세요.</translation>
    </message>
    <message>
        <source>No model is promoted. Train one, or promote a checkpoint, then inspect again.</source>
        <translation>현장 적용된 모델이 없습니다. 학습하거나 체크포인트를 현장 적용한 뒤 다시 검사하세요.</translation>
    </message>
    <message>
        <source>The network gave a score that is not a number. Promote another checkpoint.</source>
        <translation>신경망의 점수가 숫자가 아닙니다. 다른 체크포인트를 현장 적용하세요.</translation>
    </message>
    <message>
        <source>Defect probability {probability:.0%} lies between the cuts ({ok:.0%} and {defect:.0%}). Look at the part.</source>
        <translation>불량 확률 {probability:.0%}이(가) 두 임계값({ok:.0%}, {defect:.0%}) 사이에 있습니다. 부품을 확인하세요.</translation>
    </message>
    <message>
        <source>The picture is unlike the training pictures: {times:.1f} times as far from them as allowed. Look at the part, the camera and the light.</source>
        <translation>학습 사진과 다른 사진입니다. 학습 사진과의 거리가 허용치의 {times:.1f}배입니다. 부품, 카메라, 조명을 확인하십시오.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong: {detail}</source>
        <translation>예기치 않은 문제가 생겼습니다: {detail}</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Check the name and the network connection.</source>
        <translation>폴더 {folder}이(가) 없습니다. 이름과 네트워크 연결을 확인하세요.</translation>
    </message>
    <message>
        <source>The watched folder {folder} cannot be read ({detail}). Check the network connection; watching goes on.</source>
        <translation>감시 중인 폴더 {folder}을(를) 읽을 수 없습니다({detail}). 네트워크 연결을 확인하세요. 감시는 계속합니다.</translation>
    </message>
    <message>
        <source>The watched folder {folder} is another one than before, and empty: its share or disk has probably gone. Check the network connection; watching goes on.</source>
        <translation>감시 폴더 {folder} 이(가) 이전과 다른 폴더이고 비어 있습니다. 공유 폴더나 디스크가 사라진 것 같습니다. 네트워크 연결을 확인하세요. 감시는 계속됩니다.</translation>
    </message>
    <message>
        <source>{name} has been changing for more than {seconds:.0f} seconds and is not judged as long as it does. Check what writes it: each part needs a file of its own.</source>
        <translation>{name} 파일이 {seconds:.0f}초 넘게 바뀌고 있어 그동안 판정하지 않습니다. 무엇이 쓰고 있는지 확인하세요. 부품마다 자기 파일이 필요합니다.</translation>
    </message>
    <message>
        <source>{name} in the watched folder cannot be looked at ({detail}) and is passed over.</source>
        <translation>감시 폴더의 {name} 을(를) 볼 수 없어({detail}) 건너뜁니다.</translation>
    </message>
    <message>
        <source>The last {count} pictures are identical. Check whether the camera has frozen.</source>
        <translation>마지막 사진 {count}장이 똑같습니다. 카메라가 멈추지 않았는지 확인하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({detail}). Close it in other programs, and check the folder and the free space.</source>
        <translation>{path}에 쓸 수 없습니다({detail}). 다른 프로그램에서 닫고 폴더와 남은 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>{path} has other columns than CastInspect writes. Name another file.</source>
        <translation>{path}의 열이 CastInspect가 쓰는 것과 다릅니다. 다른 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>{path} was saved in another encoding than UTF-8, as spreadsheets do. Save it as “CSV UTF-8”, or name another file.</source>
        <translation>{path} 파일이 UTF-8이 아닌 인코딩으로 저장되었습니다(스프레드시트가 흔히 그렇게 합니다). “CSV UTF-8”로 저장하거나 다른 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>{output} lies in {folder}, whose pictures are judged: what is written there would be judged, too. Name a folder outside it.</source>
        <translation>{output} 은(는) 판정할 사진이 있는 {folder} 안에 있습니다. 거기에 쓰는 것도 판정됩니다. 그 밖의 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>The report {path} cannot be written ({detail}). Check the folder and the free space.</source>
        <translation>보고서 {path}을(를) 쓸 수 없습니다({detail}). 폴더와 남은 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>A study needs good and defective parts. Name pictures of both.</source>
        <translation>합치도 평가에는 양품과 불량품이 모두 필요합니다. 두 가지 사진을 모두 지정하세요.</translation>
    </message>
    <message>
        <source>Name the appraisers, each once, by names that a file can have.</source>
        <translation>평가자를 한 번씩, 파일 이름으로 쓸 수 있는 이름으로 지정하세요.</translation>
    </message>
    <message>
        <source>{folder} is not empty. Name a new folder for the study.</source>
        <translation>{folder} 폴더가 비어 있지 않습니다. 평가를 위한 새 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>The study cannot be written to {folder} ({detail}). Check the folder&apos;s permissions and the free space.</source>
        <translation>합치도 평가를 {folder}에 쓸 수 없습니다 ({detail}). 폴더 권한과 여유 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>{folder} holds no agreement study, or a damaged one. `castinspect agreement plan` makes one.</source>
        <translation>{folder}에 합치도 평가가 없거나 손상되었습니다. `castinspect agreement plan`으로 만드세요.</translation>
    </message>
    <message>
        <source>The study has no appraiser called {name}. Its appraisers are: {known}.</source>
        <translation>이 평가에는 {name} 평가자가 없습니다. 평가자: {known}.</translation>
    </message>
    <message>
        <source>The sheet {path} is missing or cannot be read. Save it as CSV with UTF-8.</source>
        <translation>평가지 {path}이(가) 없거나 읽을 수 없습니다. UTF-8 CSV로 저장하세요.</translation>
    </message>
    <message>
        <source>The sheet {path} says {word} of {picture}, which is no rating. Write ok or defect.</source>
        <translation>평가지 {path}에서 {picture}에 적힌 {word}은(는) 판정이 아닙니다. ok 또는 defect로 적으세요.</translation>
    </message>
    <message>
        <source>The sheet {path} lacks {missing} of {total} ratings. Fill them in, then evaluate the study.</source>
        <translation>평가지 {path}에 판정 {total}개 중 {missing}개가 비어 있습니다. 모두 채운 뒤 평가하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({detail}). Check the folder and the free space.</source>
        <translation>{path}에 쓸 수 없습니다({detail}). 폴더와 남은 공간을 확인하세요.</translation>
    </message>
    <message>
        <source>{path} is damaged, or stored in a form that is not read. Take or copy the picture again, or save it as PNG.</source>
        <translation>{path}이(가) 손상되었거나 읽지 않는 형식으로 저장되어 있습니다. 사진을 다시 찍거나 복사하거나 PNG로 저장하세요.</translation>
    </message>
    <message>
        <source>{path} is incomplete: some of the picture is missing. Take or copy it again.</source>
        <translation>{path}이(가) 완전하지 않습니다. 사진의 일부가 없습니다. 다시 찍거나 복사하세요.</translation>
    </message>
    <message>
        <source>{path} would take {megabytes} MB of memory to read; the limit is {limit} MB. Save it as a JPEG or as a PNG that is not interlaced, or lower the camera&apos;s resolution.</source>
        <translation>{path}을(를) 읽으려면 메모리 {megabytes} MB가 필요하며 한도는 {limit} MB입니다. JPEG나 인터레이스하지 않은 PNG로 저장하거나 카메라 해상도를 낮추세요.</translation>
    </message>
    <message>
        <source>Pictures in no class, left out: {count} in {folder} ({names}). Sort them into a class.</source>
        <translation>어느 클래스에도 없어 제외한 사진: {folder}에 {count}장({names}). 클래스에 넣으세요.</translation>
    </message>
    <message>
        <source>Files that are not looked at, because they are no JPEG, PNG, BMP, TIFF or WebP by their names: {count} in {folder} ({names}).</source>
        <translation>이름으로 보아 JPEG, PNG, BMP, TIFF, WebP가 아니어서 보지 않는 파일: {folder}에 {count}개({names}).</translation>
    </message>
    <message>
        <source>Folders that are not looked into: {count} in {folder} ({names}). Watch them, or have the camera write into the folder itself.</source>
        <translation>들여다보지 않는 폴더: {folder}에 {count}개({names}). 그 폴더를 감시하거나 카메라가 이 폴더에 바로 저장하게 하세요.</translation>
    </message>
    <message>
        <source>Links that are not followed, because they lead out of the folder, to a folder, to themselves or to no file: {count} in {folder} ({names}).</source>
        <translation>폴더 밖이나 다른 폴더, 자기 자신을 가리키거나 파일이 아닌 것을 가리켜 따라가지 않는 링크: {folder}에 {count}개({names}).</translation>
    </message>
    <message>
        <source>Entries that cannot be read: {count} in {folder} ({names}). Check their permissions.</source>
        <translation>읽을 수 없는 항목: {folder}에 {count}개({names}). 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>Pictures that look like masks of others (the same name, few grey levels), left out: {count} in {folder} ({names}).</source>
        <translation>다른 사진의 마스크로 보여(같은 이름, 적은 명암 단계) 제외한 사진: {folder}에 {count}장({names}).</translation>
    </message>
    <message>
        <source>Lines of {path} that cannot be read and are left out: {count}, the first is line {first}. Compare the file with a backup; nothing in it was changed.</source>
        <translation>{path}에서 {count}줄을 읽을 수 없어 제외했습니다. 처음은 {first}번째 줄입니다. 백업 파일과 비교하세요. 파일은 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>INT8: compared with PyTorch on {pictures} picture{pictures:s}: largest difference {difference:.1e}, no verdict changed. Calibrated by {calibrated} picture{calibrated:s}; {doubted} of those compared left doubt and were judged in float32 as well. With them, a picture takes {share:.0%} of the processor time of float32.</source>
        <translation>INT8: 사진 {pictures}장에서 PyTorch와 비교했습니다. 최대 차이는 {difference:.1e}이고 바뀐 판정은 없습니다. 사진 {calibrated}장으로 보정했습니다. 비교한 사진 가운데 {doubted}장은 판단이 확실하지 않아 float32로도 판단했습니다. 이를 포함해 사진 한 장에 float32 프로세서 시간의 {share:.0%}이(가) 걸립니다.</translation>
    </message>
    <message>
        <source>float32: compared with PyTorch on {pictures} picture{pictures:s}: largest difference {difference:.1e}, no verdict changed.</source>
        <translation>float32: 사진 {pictures}장에서 PyTorch와 비교했습니다. 최대 차이는 {difference:.1e}이고 바뀐 판정은 없습니다.</translation>
    </message>
    <message>
        <source>INT8 is refused: on {pictures} picture{pictures:s} that it was not calibrated with, a probability moves by {difference:.2g} (at most {allowed:g} is allowed), and {changed} verdict{changed:s} change, although float32 judged the {doubted} of them that INT8 left in doubt. What judged before stays.</source>
        <translation>INT8을 쓰지 않습니다. 보정에 쓰지 않은 사진 {pictures}장 가운데 INT8로 확실하지 않은 {doubted}장을 float32로 판단했는데도 확률이 최대 {difference:.2g} 달라지고(허용은 {allowed:g}까지), 판정 {changed}개가 바뀝니다. 지금까지 판단하던 방식을 그대로 씁니다.</translation>
    </message>
    <message>
        <source>INT8 is refused: it leaves {doubted} of {pictures} pictures in doubt, which float32 would have to judge as well, so that nothing is gained. What judged before stays.</source>
        <translation>INT8을 쓰지 않습니다. 사진 {pictures}장 가운데 {doubted}장이 INT8로 확실하지 않아 float32로도 판단해야 하므로 얻는 것이 없습니다. 지금까지 판단하던 방식을 그대로 씁니다.</translation>
    </message>
    <message>
        <source>{name} was converted to INT8, but that conversion is not by the OpenVINO of this computer, or not as it was made here: float32 judges instead, as surely, more slowly. Convert it again, with INT8… among the models or `castinspect models convert {name} --precision int8 --pictures DATA`; `--precision float32` keeps float32 and ends this notice.</source>
        <translation>{name}은(는) INT8로 변환되었지만, 그 변환은 이 컴퓨터의 OpenVINO로 만든 것이 아니거나 여기서 만든 그대로가 아닙니다. 대신 float32가 똑같이 확실하게, 다만 더 느리게 판단합니다. 모델 탭의 INT8…이나 `castinspect models convert {name} --precision int8 --pictures DATA`로 다시 변환하세요. `--precision float32`를 쓰면 float32를 그대로 쓰고 이 알림이 사라집니다.</translation>
    </message>
    <message>
        <source>The class {name} has {count} readable picture{count:s} to train on; at least {needed} are needed, and 100 or more are better.</source>
        <translation>클래스 {name}의 학습용 사진 중 읽을 수 있는 것이 {count}장입니다. 적어도 {needed}장이 필요하며 100장 이상이 좋습니다.</translation>
    </message>
    <message>
        <source>Neither version knows what the classes {names} mean, and their names do not tell. Rename each folder to what it holds, such as ok or defect.</source>
        <translation>두 버전 모두 클래스 {names}의 뜻을 모르고, 이름으로도 알 수 없습니다. 각 폴더 이름을 ok나 defect처럼 담긴 것에 맞게 바꾸세요.</translation>
    </message>
    <message>
        <source>Rows of {file} that name no picture: {unmatched} of {rows}, for example {example}.</source>
        <translation>{file}에서 실제로 없는 사진을 가리키는 행: {rows}개 중 {unmatched}개(예: {example}).</translation>
    </message>
    <message>
        <source>{count} of {total} pictures use only some of their 16 bits: their highest value is {highest}, as of a camera of {bits} bits, and no file declares it. If that is so, say --bits {bits}, or set the bits of the camera in the advanced settings.</source>
        <translation>사진 {total}장 가운데 {count}장이 16비트의 일부만 사용합니다. 가장 높은 값이 {highest}이며 {bits}비트 카메라의 값으로 보이지만 파일에는 적혀 있지 않습니다. 맞다면 --bits {bits}을(를) 지정하거나 고급 설정에서 카메라의 비트 수를 정하세요.</translation>
    </message>
    <message>
        <source>Parts in more than one class: {parts} (for example {example}). One of the labels is wrong; `castinspect dataset check` lists them.</source>
        <translation>둘 이상의 클래스에 들어 있는 부품: {parts}개(예: {example}). 라벨 하나가 잘못되었습니다. `castinspect dataset check`로 목록을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Pictures left out for like reasons besides: {count}.</source>
        <translation>비슷한 이유로 더 뺀 사진: {count}장.</translation>
    </message>
    <message>
        <source>{missed} missed of {parts} defective parts proves at most {bound} % with 95 % confidence.</source>
        <translation>불량품 {parts}개 중 {missed}개를 놓쳤으므로, 95 % 신뢰도로 최대 {bound} %임이 입증됩니다.</translation>
    </message>
    <message>
        <source>{parts} defective parts are too few to promise {asked} %: it takes {more} more, {needed} in all. Promised is {rate} %, in the long run and in the next {parts}, with 95 % confidence each; doubtful parts go to REVIEW.</source>
        <translation>불량품 {parts}개로는 {asked} %를 보장할 수 없습니다. {more}개가 더, 모두 {needed}개가 필요합니다. 보장되는 값은 {rate} %이며(장기적으로, 그리고 다음 {parts}개에서 각각 95 % 신뢰도), 의심스러운 부품은 재확인으로 갑니다.</translation>
    </message>
    <message>
        <source>The class {name} has {parts} part{parts:s}; at least {more} more must come, so that there are {needed}.</source>
        <translation>{name} 클래스의 부품이 {parts}개뿐입니다. 최소 {needed}개가 되려면 {more}개가 더 필요합니다.</translation>
    </message>
    <message>
        <source>The loss or the features grew beyond all measure: the network broke down. Lower the learning rate and train again.</source>
        <translation>손실이나 특징 값이 한없이 커져 네트워크가 무너졌습니다. 학습률을 낮춰 다시 학습하세요.</translation>
    </message>
    <message>
        <source>The phase “{phase}” ended early, after epoch {epoch}: the validation loss has not fallen for {patience} epochs.</source>
        <translation>“{phase}” 단계가 에포크 {epoch} 뒤에 일찍 끝났습니다. 검증 손실이 {patience} 에포크 동안 줄지 않았습니다.</translation>
    </message>
    <message>
        <source>The picture is noisy: its sharpness is {value:.2f}; at most {bound:.2f} is expected. Check the lamp, the camera&apos;s gain and its cable.</source>
        <translation>사진에 잡음이 많습니다. 선명도가 {value:.2f}입니다. 최대 {bound:.2f}까지 허용됩니다. 조명, 카메라 게인, 케이블을 확인하세요.</translation>
    </message>
    <message>
        <source>An area of the picture is too dark: {value:.1%}, where the training pictures set the bound at {bound:.1%}. Check the lamps and what casts a shadow.</source>
        <translation>사진의 한 영역이 너무 어둡습니다. {value:.1%}이며, 학습 사진이 정한 한계는 {bound:.1%}입니다. 조명과 그림자를 확인하세요.</translation>
    </message>
    <message>
        <source>An area of the picture is too bright: {value:.1%}, where the training pictures set the bound at {bound:.1%}. Check for glare and stray light.</source>
        <translation>사진의 한 영역이 너무 밝습니다. {value:.1%}이며, 학습 사진이 정한 한계는 {bound:.1%}입니다. 반사광과 외부 빛을 확인하세요.</translation>
    </message>
    <message>
        <source>The picture is sharp in some areas only: sharpness differs by {value:.2f} between them; at most {bound:.2f} is expected. Check the lens for drops and dirt, and the focus.</source>
        <translation>사진의 일부 영역만 선명합니다. 영역 간 선명도 차이가 {value:.2f}입니다. 최대 {bound:.2f}까지 허용됩니다. 렌즈의 물방울과 먼지, 초점을 확인하세요.</translation>
    </message>
    <message>
        <source>The identity pattern is longer than {limit} characters. Shorten it.</source>
        <translation>부품 식별 패턴이 {limit}자보다 깁니다. 줄이세요.</translation>
    </message>
    <message>
        <source>The identity pattern {pattern} is no regular expression ({detail}).</source>
        <translation>부품 식별 패턴 {pattern}은(는) 정규 표현식이 아닙니다({detail}).</translation>
    </message>
    <message>
        <source>The identity pattern {pattern} names no field. Name each as in (?P&lt;part&gt;\d+); fields are: {known}.</source>
        <translation>부품 식별 패턴 {pattern}에 항목 이름이 없습니다. (?P&lt;part&gt;\d+)처럼 이름을 붙이세요. 쓸 수 있는 항목: {known}.</translation>
    </message>
    <message>
        <source>The identity pattern names a field {name}. Fields are: {known}.</source>
        <translation>부품 식별 패턴에 {name} 항목이 있습니다. 쓸 수 있는 항목: {known}.</translation>
    </message>
    <message>
        <source>Nothing was scanned. Scan the code again, or type the part number.</source>
        <translation>스캔된 것이 없습니다. 코드를 다시 스캔하거나 부품 번호를 입력하세요.</translation>
    </message>
    <message>
        <source>The station is starting.</source>
        <translation>스테이션을 시작하고 있습니다.</translation>
    </message>
    <message>
        <source>This is a test of the output; no part was judged.</source>
        <translation>출력 시험입니다. 판정한 부품은 없습니다.</translation>
    </message>
    <message>
        <source>The {kind} server cannot listen at {host}, port {port} ({detail}). Choose another port, or end the program that uses it.</source>
        <translation>{kind} 서버가 {host}, 포트 {port}에서 연결을 받을 수 없습니다({detail}). 다른 포트를 고르거나 그 포트를 쓰는 프로그램을 끝내세요.</translation>
    </message>
    <message>
        <source>The Modbus server at {host}, port {port}, does not answer. Check the firewall of this computer.</source>
        <translation>{host}, 포트 {port}의 Modbus 서버가 응답하지 않습니다. 이 컴퓨터의 방화벽을 확인하세요.</translation>
    </message>
    <message>
        <source>The Modbus server answers at {host}, port {port}, from register {address}.</source>
        <translation>Modbus 서버가 {host}, 포트 {port}에서 {address}번 레지스터부터 응답합니다.</translation>
    </message>
    <message>
        <source>The OPC UA server at {endpoint} does not answer. Check the firewall of this computer.</source>
        <translation>{endpoint}의 OPC UA 서버가 응답하지 않습니다. 이 컴퓨터의 방화벽을 확인하세요.</translation>
    </message>
    <message>
        <source>The OPC UA server answers at {endpoint}; its state is {state}.</source>
        <translation>OPC UA 서버가 {endpoint}에서 응답합니다. 상태: {state}.</translation>
    </message>
    <message>
        <source>The MQTT broker at {host}, port {port}, takes nothing ({detail}). Check that it runs, the network and the password.</source>
        <translation>{host}, 포트 {port}의 MQTT 브로커가 아무것도 받지 않습니다({detail}). 실행 중인지, 네트워크와 비밀번호를 확인하세요.</translation>
    </message>
    <message>
        <source>The MQTT broker at {host}, port {port}, took a test under {topic}.</source>
        <translation>{host}, 포트 {port}의 MQTT 브로커가 {topic}에서 시험을 받았습니다.</translation>
    </message>
    <message>
        <source>The file {file} does not hold one line with a password or token, or cannot be read. Correct it.</source>
        <translation>{file} 파일에 비밀번호나 토큰 한 줄이 없거나 파일을 읽을 수 없습니다. 고치세요.</translation>
    </message>
    <message>
        <source>{url} is not an address that can be posted to. It begins with https:// and holds no password.</source>
        <translation>{url}은(는) 보낼 수 있는 주소가 아닙니다. https://로 시작하고 비밀번호가 없는 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>The host {host} is not allowed. Allowed are: {hosts}.</source>
        <translation>{host} 호스트는 허용되지 않습니다. 허용된 호스트: {hosts}.</translation>
    </message>
    <message>
        <source>{host} did not answer within {seconds:g} seconds. Check the network and the service.</source>
        <translation>{host}이(가) {seconds:g}초 안에 응답하지 않았습니다. 네트워크와 서비스를 확인하세요.</translation>
    </message>
    <message>
        <source>{host} cannot be reached ({detail}). Check the network and the service.</source>
        <translation>{host}에 연결할 수 없습니다({detail}). 네트워크와 서비스를 확인하세요.</translation>
    </message>
    <message>
        <source>{host} sends to another address, which is not followed. Enter the final address.</source>
        <translation>{host}이(가) 다른 주소로 보내지만 따라가지 않습니다. 최종 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>{host} answered {status}. Check the service; it is tried again.</source>
        <translation>{host}이(가) {status}로 응답했습니다. 서비스를 확인하세요. 다시 시도합니다.</translation>
    </message>
    <message>
        <source>{host} refused the report ({status}). Check the address, the token and what the service expects.</source>
        <translation>{host}이(가) 보고를 거부했습니다({status}). 주소와 토큰, 서비스가 기대하는 내용을 확인하세요.</translation>
    </message>
    <message>
        <source>{host} took a test.</source>
        <translation>{host}이(가) 시험을 받았습니다.</translation>
    </message>
    <message>
        <source>{program} cannot be started ({detail}). Check the name and the permissions.</source>
        <translation>{program} 프로그램을 시작할 수 없습니다({detail}). 이름과 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>{program} did not end within {seconds:g} seconds and was ended.</source>
        <translation>{program} 프로그램이 {seconds:g}초 안에 끝나지 않아 종료시켰습니다.</translation>
    </message>
    <message>
        <source>{program} ended with the exit code {status}. Check what it expects.</source>
        <translation>{program} 프로그램이 종료 코드 {status}로 끝났습니다. 프로그램이 기대하는 내용을 확인하세요.</translation>
    </message>
    <message>
        <source>{program} took a test.</source>
        <translation>{program} 프로그램이 시험을 받았습니다.</translation>
    </message>
    <message>
        <source>A JSON file will be written beside each picture.</source>
        <translation>사진마다 옆에 JSON 파일을 씁니다.</translation>
    </message>
    <message>
        <source>Files can be written to {folder}.</source>
        <translation>{folder}에 파일을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The master {part} is named twice. Name each once.</source>
        <translation>마스터 {part}이(가) 두 번 지정되었습니다. 한 번씩만 지정하세요.</translation>
    </message>
    <message>
        <source>A check of masters needs at least one part that must be DEFECT: good parts alone do not show that a bad one is found.</source>
        <translation>마스터 점검에는 불량이어야 하는 부품이 하나 이상 필요합니다. 양품만으로는 불량을 찾는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>The master {part} must be {expected} and was judged {verdict}. Do not judge parts: check light, camera and model, then start the check again.</source>
        <translation>마스터 {part}은(는) {expected}여야 하지만 {verdict}로 판정되었습니다. 부품을 판정하지 말고 조명, 카메라, 모델을 확인한 뒤 점검을 다시 시작하세요.</translation>
    </message>
    <message>
        <source>No masters are named at this station, so there is no check to start or to bypass. Name them in the window (Shift, Shifts and masters), or in the settings (shift.masters).</source>
        <translation>이 스테이션에는 마스터가 지정되어 있지 않아 시작하거나 건너뛸 점검이 없습니다. 창(근무조 &gt; 근무조와 마스터)이나 설정(shift.masters)에서 지정하세요.</translation>
    </message>
    <message>
        <source>A master has no part number. Give it one, or remove its row.</source>
        <translation>부품 번호가 없는 마스터가 있습니다. 번호를 입력하거나 그 행을 삭제하세요.</translation>
    </message>
    <message>
        <source>A shift has no name. Give it one, or remove its row.</source>
        <translation>이름이 없는 근무조가 있습니다. 이름을 입력하거나 그 행을 삭제하세요.</translation>
    </message>
    <message>
        <source>The shift {name} is named twice. Name each once.</source>
        <translation>근무조 {name}이(가) 두 번 지정되었습니다. 한 번씩만 지정하세요.</translation>
    </message>
    <message>
        <source>The shifts {first} and {second} begin at the same time. Let one of them begin at another.</source>
        <translation>근무조 {first}와(과) {second}의 시작 시각이 같습니다. 하나의 시작 시각을 바꾸세요.</translation>
    </message>
    <message>
        <source>All {count} masters got the verdicts that they must.</source>
        <translation>마스터 {count}개가 모두 맞게 판정되었습니다.</translation>
    </message>
    <message>
        <source>Pictures cannot be routed to {folder}, because those in {watched} are judged: each would be judged again. Choose a folder outside.</source>
        <translation>{watched}의 사진은 판정되므로 {folder}(으)로 분류할 수 없습니다. 사진마다 다시 판정하게 됩니다. 바깥 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>The folder {folder} for routed pictures is not there, or another disk is in its place. Check the network connection; pictures stay where they are.</source>
        <translation>분류할 폴더 {folder}이(가) 없거나 그 자리에 다른 디스크가 있습니다. 네트워크 연결을 확인하세요. 사진은 제자리에 남아 있습니다.</translation>
    </message>
    <message>
        <source>{path} is no longer the picture that was judged, so it was not routed.</source>
        <translation>{path}은(는) 판정한 사진이 아니므로 분류하지 않았습니다.</translation>
    </message>
    <message>
        <source>{path} is gone and was not routed.</source>
        <translation>{path}이(가) 없어져 분류하지 못했습니다.</translation>
    </message>
    <message>
        <source>The copy {path} came back from the disk with other content. Check the disk; the picture stays where it is.</source>
        <translation>사본 {path}의 내용이 디스크에서 다르게 읽혔습니다. 디스크를 확인하세요. 사진은 제자리에 남아 있습니다.</translation>
    </message>
    <message>
        <source>There is no space left for pictures in {folder}. Free some; pictures stay where they are.</source>
        <translation>{folder}에 사진을 둘 공간이 없습니다. 공간을 비우세요. 사진은 제자리에 남아 있습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be routed to {folder} ({detail}). Check the permissions and the network; it is tried again.</source>
        <translation>{path}을(를) {folder}(으)로 분류할 수 없습니다({detail}). 권한과 네트워크를 확인하세요. 다시 시도합니다.</translation>
    </message>
    <message>
        <source>{count} routed pictures will be removed within {days} days, as the settings say. Copy what should be kept.</source>
        <translation>설정에 따라 분류된 사진 {count}장이 {days}일 안에 삭제됩니다. 보관할 것은 복사하세요.</translation>
    </message>
    <message>
        <source>{free:.1f} GB are free; under {needed:.1f} GB the oldest routed pictures are removed. Free some space, or copy what should be kept.</source>
        <translation>남은 공간이 {free:.1f} GB입니다. {needed:.1f} GB보다 적어지면 가장 오래된 분류 사진부터 삭제됩니다. 공간을 비우거나 보관할 것을 복사하세요.</translation>
    </message>
    <message>
        <source>{free:.1f} GB are free, less than the {needed:.1f} GB that the settings ask for, and nothing more may be removed. Free some space.</source>
        <translation>남은 공간이 {free:.1f} GB로 설정한 {needed:.1f} GB보다 적고, 더 삭제해도 되는 것이 없습니다. 공간을 비우세요.</translation>
    </message>
    <message>
        <source>{path} cannot be removed ({detail}). Check its permissions.</source>
        <translation>{path}을(를) 삭제할 수 없습니다({detail}). 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>{free:.1f} GB are free on the disk, less than {limit:.1f} GB. Free some space before judging stops.</source>
        <translation>디스크에 남은 공간이 {free:.1f} GB로 {limit:.1f} GB보다 적습니다. 판정이 멈추기 전에 공간을 비우세요.</translation>
    </message>
    <message>
        <source>A picture has waited {seconds:.0f} seconds to be judged; {limit:.0f} are allowed. Check what slows the station down.</source>
        <translation>사진 한 장이 판정을 {seconds:.0f}초 동안 기다렸습니다(허용 {limit:.0f}초). 무엇이 스테이션을 느리게 하는지 확인하세요.</translation>
    </message>
    <message>
        <source>{count} of the last {parts} parts are DEFECT. Check the mould, the tool and the camera.</source>
        <translation>최근 부품 {parts}개 중 {count}개가 불량입니다. 금형, 공구, 카메라를 확인하세요.</translation>
    </message>
    <message>
        <source>{count} of the last {parts} parts are unlike the training pictures, more than chance explains. Check the light, the camera and the parts.</source>
        <translation>최근 부품 {parts}개 중 {count}개가 학습 사진과 다릅니다. 우연이라고 보기 어렵습니다. 조명, 카메라, 부품을 확인하세요.</translation>
    </message>
    <message>
        <source>Verdicts that were shown and are not on record: {count}. {detail}</source>
        <translation>표시된 판정 {count}개가 기록되지 않았습니다. {detail}</translation>
    </message>
    <message>
        <source>The record {store} is held by another program ({detail}). Close what reads or copies it; until then no part is called OK.</source>
        <translation>기록 {store}을(를) 다른 프로그램이 쓰고 있습니다({detail}). 읽거나 복사하는 프로그램을 닫으세요. 그때까지 어떤 부품도 양품으로 판정하지 않습니다.</translation>
    </message>
    <message>
        <source>The disk of the record {store} is full. Make room; until then no part is called OK.</source>
        <translation>기록 {store}이(가) 있는 디스크가 가득 찼습니다. 공간을 비우세요. 그때까지 어떤 부품도 양품으로 판정하지 않습니다.</translation>
    </message>
    <message>
        <source>The record {store} cannot be written ({detail}). Check the disk, the folder and its permissions; until then no part is called OK.</source>
        <translation>기록 {store}에 쓸 수 없습니다({detail}). 디스크와 폴더, 권한을 확인하세요. 그때까지 어떤 부품도 양품으로 판정하지 않습니다.</translation>
    </message>
    <message>
        <source>The server {store} cannot be reached ({detail}). Check the network and the server; the station keeps its own record meanwhile.</source>
        <translation>서버 {store}에 연결할 수 없습니다({detail}). 네트워크와 서버를 확인하세요. 그동안 스테이션은 자체 기록을 남깁니다.</translation>
    </message>
    <message>
        <source>The record {store} could not be used ({detail}). Until that is put right no part is called OK.</source>
        <translation>기록 {store}을(를) 사용할 수 없습니다({detail}). 해결될 때까지 어떤 부품도 양품으로 판정하지 않습니다.</translation>
    </message>
    <message>
        <source>The record {store} was made by a newer CastInspect (form {found}; this one reads up to {known}). Install the newer one on this computer, too.</source>
        <translation>기록 {store}은(는) 더 새로운 CastInspect에서 만들었습니다(형식 {found}, 이 프로그램은 {known}까지 읽습니다). 이 컴퓨터에도 새 버전을 설치하세요.</translation>
    </message>
    <message>
        <source>{store} is no record of CastInspect. Name another file.</source>
        <translation>{store}은(는) CastInspect의 기록이 아닙니다. 다른 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>The record {store} is in use by another CastInspect. Close it, then try again.</source>
        <translation>기록 {store}을(를) 다른 CastInspect가 사용하고 있습니다. 그것을 닫고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>There is no record at {store}. Check the name; a station makes one when it judges its first picture.</source>
        <translation>{store}에 기록이 없습니다. 이름을 확인하세요. 스테이션은 첫 사진을 판정할 때 기록을 만듭니다.</translation>
    </message>
    <message>
        <source>The record {store} was not brought up to date, because it could not be copied first ({detail}). Make room, then start again.</source>
        <translation>먼저 복사할 수 없어서 기록 {store}을(를) 새 형식으로 바꾸지 않았습니다({detail}). 공간을 비우고 다시 시작하세요.</translation>
    </message>
    <message>
        <source>“{condition}” is not a condition on the record. Write FIELD=VALUE, with one of these fields: {known}.</source>
        <translation>“{condition}”은(는) 기록에 대한 조건이 아닙니다. FIELD=VALUE 형식으로 다음 필드 중 하나를 쓰세요: {known}.</translation>
    </message>
    <message>
        <source>“{value}” is no value for {field}. {hint}</source>
        <translation>“{value}”은(는) {field}의 값이 아닙니다. {hint}</translation>
    </message>
    <message>
        <source>There is no inspection {number} of the station {station} on record.</source>
        <translation>스테이션 {station}의 기록에 검사 {number}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Written for {who}, {when}. Why: {why}</source>
        <translation>{when}에 {who}을(를) 위해 작성. 이유: {why}</translation>
    </message>
    <message>
        <source>Audit entry {number} of {station} was changed, or the one before it was taken out.</source>
        <translation>{station}의 감사 항목 {number}이(가) 변경되었거나 그 앞의 항목이 제거되었습니다.</translation>
    </message>
    <message>
        <source>Audit entry {number} of {station} is missing.</source>
        <translation>{station}의 감사 항목 {number}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>The audit chain of {station} ends at entry {number}, but entry {head} was written: the end was taken away.</source>
        <translation>{station}의 감사 사슬은 항목 {number}에서 끝나지만 항목 {head}까지 기록되었습니다. 끝부분이 제거되었습니다.</translation>
    </message>
    <message>
        <source>Audit entry {number} of {station} is not the one that was written: the chain was made anew.</source>
        <translation>{station}의 감사 항목 {number}은(는) 기록되었던 것이 아닙니다. 사슬이 새로 만들어졌습니다.</translation>
    </message>
    <message>
        <source>Inspection {number} of {station} was changed after it was recorded.</source>
        <translation>{station}의 검사 {number}이(가) 기록된 뒤에 변경되었습니다.</translation>
    </message>
    <message>
        <source>Inspection {number} of {station} is missing.</source>
        <translation>{station}의 검사 {number}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Inspection {number} of {station} has no audit entry: it was put in by another program.</source>
        <translation>{station}의 검사 {number}에 감사 항목이 없습니다. 다른 프로그램이 넣은 것입니다.</translation>
    </message>
    <message>
        <source>Decision {number} of {station} was changed after it was recorded.</source>
        <translation>{station}의 결정 {number}이(가) 기록된 뒤에 변경되었습니다.</translation>
    </message>
    <message>
        <source>Decision {number} of {station} is missing.</source>
        <translation>{station}의 결정 {number}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>There is no picture in {folder}. Name pictures (JPEG, PNG, BMP, TIFF, WebP) or folders that hold some.</source>
        <translation>{folder}에 사진이 없습니다. 사진(JPEG, PNG, BMP, TIFF, WebP)이나 사진이 든 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>Give either --minutes or --images, not both.</source>
        <translation>--minutes와 --images 가운데 하나만 쓰세요.</translation>
    </message>
    <message>
        <source>The size {size} is not a multiple of 32. Use 160, 192 or 224.</source>
        <translation>크기 {size}은(는) 32의 배수가 아닙니다. 160, 192, 224 가운데 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>--role {option} is not of the form NAME=ok or NAME=defect, as in --role front_side=ok.</source>
        <translation>--role {option}은(는) --role front_side=ok처럼 이름=ok 또는 이름=defect 형식이 아닙니다.</translation>
    </message>
    <message>
        <source>{folder} is not empty. Name a new folder, so that nothing is overwritten.</source>
        <translation>{folder}이(가) 비어 있지 않습니다. 덮어쓰지 않도록 새 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>{folder} holds something else than an earlier demo. Name another folder with --out.</source>
        <translation>{folder}에 이전 데모가 아닌 것이 들어 있습니다. --out으로 다른 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>{library} computed a wrong result on this machine.</source>
        <translation>이 컴퓨터에서 {library}의 계산 결과가 틀립니다.</translation>
    </message>
    <message>
        <source>{format} was decoded to other pixels.</source>
        <translation>{format} 형식이 다른 화소로 디코딩되었습니다.</translation>
    </message>
    <message>
        <source>The checkpoint came back with other weights.</source>
        <translation>다시 읽은 체크포인트의 가중치가 다릅니다.</translation>
    </message>
    <message>
        <source>A changed byte in a checkpoint was not noticed.</source>
        <translation>체크포인트의 바뀐 바이트를 알아채지 못했습니다.</translation>
    </message>
    <message>
        <source>Training ended after {epochs} epochs.</source>
        <translation>학습이 {epochs}에포크 만에 끝났습니다.</translation>
    </message>
    <message>
        <source>A casting could not be judged. {detail}</source>
        <translation>주물 하나를 판정하지 못했습니다. {detail}</translation>
    </message>
    <message>
        <source>The picture in the watched folder was not judged within {looks} looks.</source>
        <translation>감시 폴더의 사진이 {looks}번 확인하는 동안 판정되지 않았습니다.</translation>
    </message>
    <message>
        <source>The settings came back changed.</source>
        <translation>다시 읽은 설정이 다릅니다.</translation>
    </message>
    <message>
        <source>The window judged {count} of {total} pictures.</source>
        <translation>창이 사진 {total}장 중 {count}장만 판정했습니다.</translation>
    </message>
    <message>
        <source>The window did not speak the language {language}.</source>
        <translation>창이 {language} 언어로 표시되지 않았습니다.</translation>
    </message>
    <message>
        <source>The window has no font for Korean.</source>
        <translation>창에 한글 글꼴이 없습니다.</translation>
    </message>
    <message>
        <source>The photograph of the window is blank, or could not be written.</source>
        <translation>창의 화면 사진이 비어 있거나 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>The settings in {file} cannot be read ({detail}). Correct the file, or delete it to start afresh.</source>
        <translation>{file}의 설정을 읽을 수 없습니다({detail}). 파일을 고치거나, 지우고 새로 시작하세요.</translation>
    </message>
    <message>
        <source>The settings could not be saved to {file} ({detail}). Check that the folder can be written.</source>
        <translation>설정을 {file}에 저장하지 못했습니다({detail}). 폴더에 쓸 수 있는지 확인하세요.</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>trained</source>
        <translation>학습함</translation>
    </message>
    <message>
        <source>adapted</source>
        <translation>적응함</translation>
    </message>
    <message>
        <source>cuts moved</source>
        <translation>임계값 변경</translation>
    </message>
    <message>
        <source>gate widened</source>
        <translation>게이트 넓힘</translation>
    </message>
    <message>
        <source>gate set anew</source>
        <translation>게이트 새로 설정</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>가져옴</translation>
    </message>
    <message>
        <source>promoted</source>
        <translation>현장 적용함</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>되돌림</translation>
    </message>
    <message>
        <source>agreed to</source>
        <translation>동의함</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>이름 바꿈</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>메모함</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>내보냄</translation>
    </message>
    <message>
        <source>converted</source>
        <translation>변환함</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>삭제함</translation>
    </message>
    <message>
        <source>pictures locked</source>
        <translation>사진 고정</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>비율 유지</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>늘려 맞춤</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색조</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>darkest spots</source>
        <translation>가장 어두운 곳</translation>
    </message>
    <message>
        <source>brightest spots</source>
        <translation>가장 밝은 곳</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>share that is black</source>
        <translation>검은 부분의 비율</translation>
    </message>
    <message>
        <source>share that is white</source>
        <translation>흰 부분의 비율</translation>
    </message>
    <message>
        <source>grey levels</source>
        <translation>회색 단계 수</translation>
    </message>
    <message>
        <source>sharpness</source>
        <translation>선명도</translation>
    </message>
    <message>
        <source>sharpness along one axis</source>
        <translation>한 축의 선명도</translation>
    </message>
    <message>
        <source>shorter side in pixels</source>
        <translation>짧은 변의 픽셀 수</translation>
    </message>
    <message>
        <source>width to height (logarithm)</source>
        <translation>가로세로 비율(로그)</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>repeated rows</source>
        <translation>반복된 행</translation>
    </message>
    <message>
        <source>darkest area</source>
        <translation>가장 어두운 영역</translation>
    </message>
    <message>
        <source>brightest area</source>
        <translation>가장 밝은 영역</translation>
    </message>
    <message>
        <source>sharpness of the least sharp area</source>
        <translation>가장 흐린 영역의 선명도</translation>
    </message>
    <message>
        <source>difference of sharpness between areas</source>
        <translation>영역 간 선명도 차이</translation>
    </message>
    <message>
        <source>step between two lines</source>
        <translation>두 줄 사이의 차이</translation>
    </message>
    <message>
        <source>repeated columns</source>
        <translation>반복된 열</translation>
    </message>
    <message>
        <source>fine texture</source>
        <translation>미세 질감</translation>
    </message>
    <message>
        <source>roughness of the surface</source>
        <translation>표면 거칠기</translation>
    </message>
    <message>
        <source>rows of one value</source>
        <translation>한 가지 값으로만 된 행</translation>
    </message>
    <message>
        <source>stretch of a row that is black or white</source>
        <translation>한 행에서 검은색이나 흰색으로 이어지는 구간</translation>
    </message>
    <message>
        <source>step between two lines, over the whole picture</source>
        <translation>사진 전체에 걸친 두 줄 사이의 차이</translation>
    </message>
    <message>
        <source>rows that repeat one</source>
        <translation>한 행을 반복하는 행</translation>
    </message>
    <message>
        <source>columns that repeat one</source>
        <translation>한 열을 반복하는 열</translation>
    </message>
    <message>
        <source>rows that stand elsewhere, too</source>
        <translation>다른 곳에도 있는 행</translation>
    </message>
    <message>
        <source>columns that stand elsewhere, too</source>
        <translation>다른 곳에도 있는 열</translation>
    </message>
    <message>
        <source>contrast, sharpness and texture together</source>
        <translation>대비, 선명도, 질감의 조합</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{total} 중 {count}</translation>
    </message>
</context>
<context>
    <name>question</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>양품</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Of the window; auto takes what the system speaks.</source>
        <translation>창의 언어입니다. 자동은 시스템 언어를 따릅니다.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>화면 모양</translation>
    </message>
    <message>
        <source>Light or dark.</source>
        <translation>밝게 또는 어둡게.</translation>
    </message>
    <message>
        <source>Name of the station</source>
        <translation>스테이션 이름</translation>
    </message>
    <message>
        <source>Stands in the record and in every output; empty takes the computer&apos;s name.</source>
        <translation>기록과 모든 출력에 남습니다. 비우면 컴퓨터 이름을 씁니다.</translation>
    </message>
    <message>
        <source>Operator&apos;s screen at the start</source>
        <translation>작업자 화면으로 시작</translation>
    </message>
    <message>
        <source>Fills the screen and hides what an operator must not touch.</source>
        <translation>화면을 가득 채우고 작업자가 건드리면 안 되는 것을 숨깁니다.</translation>
    </message>
    <message>
        <source>Seconds between two looks at the folder</source>
        <translation>폴더를 살펴보는 간격(초)</translation>
    </message>
    <message>
        <source>A picture is judged when it is unchanged over two looks.</source>
        <translation>두 번 살펴보는 동안 바뀌지 않은 사진을 판정합니다.</translation>
    </message>
    <message>
        <source>Folders below the watched one</source>
        <translation>감시 폴더의 하위 폴더</translation>
    </message>
    <message>
        <source>Looked into, too, as those that a camera makes by date or lot. Acts when watching begins.</source>
        <translation>카메라가 날짜나 로트별로 만드는 하위 폴더도 함께 봅니다. 감시를 시작할 때 적용됩니다.</translation>
    </message>
    <message>
        <source>Second person for decided parts</source>
        <translation>결정된 부품의 두 번째 사람</translation>
    </message>
    <message>
        <source>A decided part becomes a picture to train on only once two people have said the same of it.</source>
        <translation>두 사람이 같은 결정을 한 부품만 학습용 사진이 됩니다.</translation>
    </message>
    <message>
        <source>Largest escape rate</source>
        <translation>허용 유출률</translation>
    </message>
    <message>
        <source>Share of the defective parts that may be called OK. A model that does not prove to keep to it is asked about before it is promoted.</source>
        <translation>양품으로 판정해도 되는 불량품의 비율입니다. 이를 입증하지 못한 모델은 현장 적용 전에 확인을 묻습니다.</translation>
    </message>
    <message>
        <source>Release: more escapes in a suite</source>
        <translation>릴리스: 스위트의 추가 유출</translation>
    </message>
    <message>
        <source>So many more defective pictures of a suite may a version call OK than the promoted one does, or it is not promoted.</source>
        <translation>버전이 스위트의 불량 사진을 현장 적용 버전보다 이만큼 더 양품으로 판정해도 됩니다. 넘으면 현장 적용하지 않습니다.</translation>
    </message>
    <message>
        <source>Release: more overkill in a suite</source>
        <translation>릴리스: 스위트의 추가 과검출</translation>
    </message>
    <message>
        <source>Share of a suite&apos;s good pictures that a version may call DEFECT, more.</source>
        <translation>버전이 스위트의 양품 사진 중 더 불량으로 판정해도 되는 비율입니다.</translation>
    </message>
    <message>
        <source>Release: more to review in a suite</source>
        <translation>릴리스: 스위트의 추가 검토</translation>
    </message>
    <message>
        <source>Share of a suite&apos;s pictures that a version may leave to a person, more.</source>
        <translation>버전이 스위트의 사진 중 더 사람에게 넘겨도 되는 비율입니다.</translation>
    </message>
    <message>
        <source>Release: two people agree</source>
        <translation>릴리스: 두 사람의 동의</translation>
    </message>
    <message>
        <source>A version is promoted only when another engineer agreed. Passwords must be set; only an administrator can switch it off.</source>
        <translation>다른 엔지니어가 동의해야만 버전을 현장 적용합니다. 암호가 설정되어 있어야 하며 관리자만 끌 수 있습니다.</translation>
    </message>
    <message>
        <source>Release: parts judged in shadow</source>
        <translation>릴리스: 섀도로 판정할 부품 수</translation>
    </message>
    <message>
        <source>So many parts of the line must a version have judged beside the promoted one before it is promoted; 0 asks for none.</source>
        <translation>버전은 현장 적용되기 전에 라인의 부품을 이만큼 현장 적용 버전과 나란히 판정해야 합니다. 0이면 요구하지 않습니다.</translation>
    </message>
    <message>
        <source>Strength of the heat map</source>
        <translation>열지도의 세기</translation>
    </message>
    <message>
        <source>From 0 to 1.</source>
        <translation>0에서 1까지.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Where networks learn and, with the torch engine, judge; auto takes the fastest that works.</source>
        <translation>신경망이 학습하고 torch 엔진이 판정하는 장치입니다. 자동은 작동하는 가장 빠른 것을 씁니다.</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>What judges; auto takes the fastest that agrees with PyTorch.</source>
        <translation>판정하는 엔진입니다. auto는 PyTorch와 일치하는 가장 빠른 것을 씁니다.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>What is promoted</source>
        <translation>현장 적용</translation>
    </message>
    <message>
        <source>The whole station</source>
        <translation>스테이션 전체</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>어둡게</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>about {seconds} s</source>
        <translation>약 {seconds}초</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>약 {minutes}분</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}분 {seconds}초</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>late layers</source>
        <translation>뒤쪽 층</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>전체 층</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>입력층</translation>
    </message>
    <message>
        <source>patches</source>
        <translation>패치</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>top conv.</source>
        <translation>최종 합성곱</translation>
    </message>
    <message>
        <source>block {number}</source>
        <translation>블록 {number}</translation>
    </message>
    <message>
        <source>layers {number}</source>
        <translation>층 {number}</translation>
    </message>
    <message>
        <source>{count} M</source>
        <translation>{count} M</translation>
    </message>
    <message>
        <source>{count} k</source>
        <translation>{count} k</translation>
    </message>
    <message>
        <source>ImageNet weights</source>
        <translation>ImageNet 가중치</translation>
    </message>
    <message>
        <source>the starter</source>
        <translation>스타터</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>무작위 가중치</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>Everything learns from random weights. Needs many pictures.</source>
        <translation>무작위 가중치에서 전체를 학습합니다. 사진이 많이 필요합니다.</translation>
    </message>
    <message>
        <source>Head only</source>
        <translation>헤드만</translation>
    </message>
    <message>
        <source>The backbone stays frozen; only the new last layer learns. Fast.</source>
        <translation>백본은 고정하고 새 마지막 층만 학습합니다. 빠릅니다.</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>First the head, then everything at once, the backbone slower.</source>
        <translation>헤드를 먼저, 그다음 전체를 함께 학습합니다. 백본은 더 천천히 배웁니다.</translation>
    </message>
    <message>
        <source>Gradual</source>
        <translation>점진적</translation>
    </message>
    <message>
        <source>First the head, then the late layers; cheap, since the others are computed once.</source>
        <translation>헤드부터, 그다음 뒤쪽 층이 학습합니다. 나머지 층은 한 번만 계산하므로 빠릅니다.</translation>
    </message>
</context>
</TS>
